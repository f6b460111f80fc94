// The prerendered answer, until the live calculator takes its place.

export class Still {
  /** @type {ChildNode[]} */
  #nodes = [];

  get shown() {
    return this.#nodes.length > 0;
  }

  /**
   * What is drawn comes after it: until it goes, it keeps what is slotted.
   * @param {ShadowRoot} root @returns {ChildNode} before which to draw
   */
  take(root) {
    this.#nodes = [...root.childNodes];
    return root.appendChild(document.createComment(''));
  }

  drop() {
    for (const node of this.#nodes) node.remove();
    this.#nodes = [];
  }
}
