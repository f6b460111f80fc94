// For the page around a frame of the calculator: gives every <iframe data-bedrock> the height of what it shows.
// It believes a message only from the window and the origin of that very frame, and a height within reason.
export {}; // a module

const MOST_PIXELS = 50_000;

/** @returns {HTMLIFrameElement[]} */
const framed = () => [
  ...document.querySelectorAll(/** @type {'iframe'} */ ('iframe[data-bedrock]')),
];

/** @param {HTMLIFrameElement} frame */
const originOf = (frame) => new URL(frame.src, document.baseURI).origin;

/** To whoever is in the frame: the question tells nothing. @param {HTMLIFrameElement} frame */
function ask(frame) {
  frame.contentWindow?.postMessage({ bedrock: 'height' }, '*');
}

addEventListener('message', ({ source, origin, data }) => {
  const frame = framed().find(({ contentWindow }) => contentWindow === source);
  const height = data?.bedrockHeight;
  if (!frame || origin !== originOf(frame)) return;
  if (Number.isFinite(height) && height > 0 && height <= MOST_PIXELS) {
    frame.style.height = `${height}px`;
  }
});

// A frame can be asked once its script runs: now, or when it has loaded. "load" does not bubble, and the window
// does not see it.
document.addEventListener(
  'load',
  ({ target }) => {
    if (target instanceof HTMLIFrameElement && target.matches('[data-bedrock]')) ask(target);
  },
  true,
);
for (const frame of framed()) ask(frame);
