// The plan of a scenario names workloads by their index: what it says of one follows it to another, and goes with it.

/**
 * @template {Pick<import('./scenario.js').Draft, 'cards' | 'rest'>} T
 * @param {T} before @param {T} after with other cards @returns {T}
 */
export function followed(before, after) {
  const to = before.cards.map(({ key }) => after.cards.findIndex((card) => card.key === key));
  const { rest } = after;
  if (!rest.plan || rest !== before.rest || to.every((index, i) => index === i)) return after;
  const moved = JSON.parse(JSON.stringify(rest), (name, part) => {
    if (name === 'workload') return to[part];
    if (!Array.isArray(part)) return part;
    const indices = part[0] >= 0 && name === 'workloads';
    return (indices ? part.map((i) => to[i]) : part).filter((one) => !((one?.workload ?? one) < 0));
  });
  return { ...after, rest: moved };
}
