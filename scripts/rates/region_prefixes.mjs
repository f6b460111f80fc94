// The billing codes that usage types begin with. A region's code does not follow from its name
// (ap-south-1 bills as APS3), so this is a table.

/** @type {Readonly<Record<string, string>>} */
export const REGION_PREFIXES = {
  AFS1: 'af-south-1',
  APE1: 'ap-east-1',
  APE2: 'ap-east-2',
  APN1: 'ap-northeast-1',
  APN2: 'ap-northeast-2',
  APN3: 'ap-northeast-3',
  APS1: 'ap-southeast-1',
  APS2: 'ap-southeast-2',
  APS3: 'ap-south-1',
  APS4: 'ap-southeast-3',
  APS5: 'ap-south-2',
  APS6: 'ap-southeast-4',
  APS7: 'ap-southeast-5',
  APS8: 'ap-southeast-6',
  APS9: 'ap-southeast-7',
  CAN1: 'ca-central-1',
  CAN2: 'ca-west-1',
  CNN1: 'cn-north-1',
  CNW1: 'cn-northwest-1',
  EU: 'eu-west-1',
  EUC1: 'eu-central-1',
  EUC2: 'eu-central-2',
  EUN1: 'eu-north-1',
  EUS1: 'eu-south-1',
  EUS2: 'eu-south-2',
  EUW1: 'eu-west-1',
  EUW2: 'eu-west-2',
  EUW3: 'eu-west-3',
  ILC1: 'il-central-1',
  MEC1: 'me-central-1',
  MES1: 'me-south-1',
  MXC1: 'mx-central-1',
  SAE1: 'sa-east-1',
  UGE1: 'us-gov-east-1',
  UGW1: 'us-gov-west-1',
  USE1: 'us-east-1',
  USE2: 'us-east-2',
  USW1: 'us-west-1',
  USW2: 'us-west-2',
};

/**
 * @typedef {object} Prefixed
 * @property {string} prefix empty: the usage type has none
 * @property {string | undefined} region of the prefix; nothing when the table lacks it
 * @property {string} body the usage type without its prefix
 */

/**
 * @param {string} usageType
 * @returns {Prefixed}
 */
export function splitPrefix(usageType) {
  const known = /^([A-Z]+\d?)-(.+)$/.exec(usageType);
  if (known?.[1] && known[2] && Object.hasOwn(REGION_PREFIXES, known[1])) {
    return { prefix: known[1], region: REGION_PREFIXES[known[1]], body: known[2] };
  }
  // Shaped like a billing code: letters, then digits. "GPT-OSS-..." is none.
  const strange = /^([A-Z]{2,6}\d{1,2})-(.+)$/.exec(usageType);
  if (strange?.[1] && strange[2])
    return { prefix: strange[1], region: undefined, body: strange[2] };
  return { prefix: '', region: undefined, body: usageType };
}
