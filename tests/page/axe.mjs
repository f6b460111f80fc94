// What axe finds on a page, in both themes.
import { AxeBuilder } from '@axe-core/playwright';
import { expect } from './support.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A theme changes colours and nothing else: the dark one is asked only about them. */
const THEMES = /** @type {const} */ ({
  light: { type: 'tag', values: RULES },
  dark: { type: 'rule', values: ['color-contrast'] },
});

/**
 * Expects that the page, as it stands, keeps the rules of WCAG 2.2 AA in both themes.
 * @param {import('@playwright/test').Page} page
 * @param {{within?: [string, string, ...string[]], without?: string[]}} [how] `within`: only inside this element, through the shadow roots on
 *   the way; `without`: rules that something else tests
 */
export async function expectNoFaults(page, { within, without = [] } = {}) {
  for (const [colorScheme, runOnly] of Object.entries(THEMES)) {
    // Without motion: a colour on its way to another would be measured in between.
    await page.emulateMedia({
      colorScheme: /** @type {'light' | 'dark'} */ (colorScheme),
      reducedMotion: 'reduce',
    });
    const axe = new AxeBuilder({ page }).options({
      runOnly: { ...runOnly, values: [...runOnly.values] },
      rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
      resultTypes: ['violations'], // of what passes, one place of each rule will do
    });
    axe.setLegacyMode(); // there are no frames: it need not open a page to bring their results together
    if (within) axe.include({ fromShadowDom: within });
    const { violations, passes } = await axe.analyze();
    expect(passes.length, 'it has looked at something').toBeGreaterThan(0);
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' | ')}`,
    );
    expect(found, colorScheme).toEqual([]);
  }
}
