// What is wrong with an input, where, and what to do about it.

export class BadInput extends Error {
  /**
   * @param {string} place file, address or option
   * @param {string} entry the entry in it, or nothing
   * @param {string} message
   * @param {string} fix
   */
  constructor(place, entry, message, fix) {
    super(`${place}${entry ? `: ${entry}` : ''}: ${message}`);
    this.name = 'BadInput';
    this.fix = fix;
  }
}
