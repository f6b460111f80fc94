// The start in turns: what would hold the page up as one piece is done as many small tasks, and the page answers and
// paints in between.

/** Lets everything else go first; in a page that nobody sees, browsers would let it wait for seconds. */
export function turn() {
  if (document.hidden) return Promise.resolve();
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (globalThis);
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}

/** @type {(Promise<void> | undefined)[]} by how many frames they are away */
const frames = [];

/** When the next frame is on the screen, or that after it, and the next key was heard. @param {number} [away] */
export async function afterFrame(away = 1) {
  if (away > 1) await afterFrame(away - 1);
  frames[away] ??= new Promise((/** @type {(done: void) => void} */ painted) => {
    requestAnimationFrame(() => setTimeout(() => setTimeout(painted)));
  }).finally(() => {
    frames[away] = undefined;
  });
  return frames[away];
}

/** The first drawing of a calculator: each of its parts in a turn of its own. */
export class Opening {
  #left = 0;
  #done = () => {};
  /** When every part has been drawn. @type {Promise<void>} */
  drawn = new Promise((resolve) => {
    this.#done = resolve;
  });

  /** A part is there, and not drawn yet; parts in it are there before it is done. */
  expect() {
    this.#left += 1;
  }

  /** @param {() => void} draw */
  async draw(draw) {
    await turn();
    try {
      draw();
    } finally {
      this.done();
    }
  }

  done() {
    this.#left -= 1;
    if (this.#left === 0) this.#done();
  }
}
