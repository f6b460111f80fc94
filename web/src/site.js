// The site around the element: the choice of theme, kept for the next visit; and word of being offline or outdated.
import './element.js';

const THEMES = ['auto', 'light', 'dark'];
const button = /** @type {HTMLButtonElement} */ (document.getElementById('theme'));
const calculator = /** @type {HTMLElement} */ (document.querySelector('bedrock-calculator'));

/** Storage is a convenience: a page from disk or a private window may have none. */
function remembered() {
  try {
    return localStorage.getItem('bedrock-theme') ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {string} theme */
function show(theme) {
  document.documentElement.dataset.theme = theme;
  calculator.setAttribute('theme', theme);
  button.textContent = `Theme: ${theme}`;
}

let theme = THEMES.includes(remembered()) ? remembered() : 'auto';
show(theme);

button.addEventListener('click', () => {
  theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
  try {
    localStorage.setItem('bedrock-theme', theme);
  } catch {
    // The theme then holds for this visit only.
  }
  show(theme);
});

const news = /** @type {HTMLElement} */ (document.getElementById('news'));

/** @param {string} text @param {string} [button] that loads the page again */
function say(text, button) {
  news.hidden = text === '';
  news.textContent = text;
  if (!button) return;
  const again = Object.assign(document.createElement('button'), { type: 'button' });
  again.textContent = button;
  again.addEventListener('click', () => location.reload());
  news.append(' ', again);
}

const connection = () =>
  say(
    navigator.onLine
      ? ''
      : 'You are offline. The calculator works with the prices saved on your last visit; AWS may have changed some since.',
  );
addEventListener('online', connection);
addEventListener('offline', connection);

/** Files for the next visit without a network, when this one is done loading. */
async function keepOffline() {
  try {
    const registration = await navigator.serviceWorker.register('./sw.js');
    registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => {
        if (installing.state !== 'installed' || !navigator.serviceWorker.controller) return;
        say('A new version of the calculator is there, perhaps with newer prices.', 'Load it');
      });
    });
  } catch {
    // Not offered here: a private window, or a server without the file.
  }
}

if (document.querySelector('link[rel="manifest"]') && 'serviceWorker' in navigator) {
  if (!navigator.onLine) connection();
  // This code runs when the answer has been painted, which may be before the page has loaded or after it.
  if (document.readyState === 'complete') keepOffline();
  else addEventListener('load', keepOffline);
}
