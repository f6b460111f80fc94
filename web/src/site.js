// The site around the element: only the choice of theme, kept for the next visit.
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
