// Every colour, size and radius, declared once. Each token is public: a page that embeds the calculator sets
// --bedrock-accent and its like. Sizes are multiples of a unit, so that they do not hang on the host's root.
import { css } from 'lit';

export const tokens = css`
  .app {
    --u: var(--bedrock-unit, 1px);
    --page: var(--bedrock-page, light-dark(#ffffff, #121517));
    --pane: var(--bedrock-pane, light-dark(#f6f7f6, #171b1d));
    --raise: var(--bedrock-raise, light-dark(#ffffff, #1d2225));
    --hover: var(--bedrock-hover, light-dark(#eef1f0, #22282b));
    --line: var(--bedrock-line, light-dark(#e2e6e4, #2a3135));
    --line-2: var(--bedrock-line-2, light-dark(#c3cac8, #445056));
    --field-line: var(--bedrock-field-line, light-dark(#848e8c, #75828a));
    --ink: var(--bedrock-ink, light-dark(#14191b, #e9edee));
    --ink-2: var(--bedrock-ink-2, light-dark(#4b5558, #adb8bd));
    --ink-3: var(--bedrock-ink-3, light-dark(#5f696c, #94a0a6));
    --accent: var(--bedrock-accent, light-dark(#0a6670, #62c6ce));
    --accent-soft: var(--bedrock-accent-soft, light-dark(#e3f1f2, #14343a));
    --accent-ink: var(--bedrock-accent-ink, light-dark(#ffffff, #06272b));
    --good: var(--bedrock-good, light-dark(#1b7443, #66cf97));
    --warn: var(--bedrock-warn, light-dark(#835200, #ecbb62));
    --warn-soft: var(--bedrock-warn-soft, light-dark(#fdf3df, #33280f));
    --bad: var(--bedrock-bad, light-dark(#ad2f1d, #ff9585));
    --bad-soft: var(--bedrock-bad-soft, light-dark(#fcebe8, #3a1a16));
    --s0: var(--bedrock-s1, light-dark(#0f727d, #4fb6bf));
    --s1: var(--bedrock-s2, light-dark(#c67d0e, #f0c06a));
    --s2: var(--bedrock-s3, light-dark(#3f50b3, #7f90ec));
    --s3: var(--bedrock-s4, light-dark(#c05c88, #eda5c3));
    --s4: var(--bedrock-s5, light-dark(#5b6b22, #93a845));
    --s5: var(--bedrock-s6, light-dark(#879097, #c3cbd0));
    --s6: var(--bedrock-s7, light-dark(#9172fe, #b654b0));
    --s7: var(--bedrock-s8, light-dark(#7e1945, #d05320));
    --s8: var(--bedrock-s9, light-dark(#082047, #f8f929));
    --s9: var(--bedrock-s10, light-dark(#354004, #d3fcca));
    --s10: var(--bedrock-s11, light-dark(#34007a, #8d6665));
    --s11: var(--bedrock-s12, light-dark(#3f0b19, #bc938c));
    /* Few names: each that a system lacks is looked up for every size and weight, before the first paint. */
    --sans: var(--bedrock-sans, 'Segoe UI', system-ui, sans-serif);
    --mono: var(--bedrock-mono, ui-monospace, Menlo, Consolas, monospace);
    --t-11: calc(11 * var(--u));
    --t-12: calc(12 * var(--u));
    --t-13: calc(13 * var(--u));
    --t-14: calc(14 * var(--u));
    --t-16: calc(16 * var(--u));
    --t-20: calc(20 * var(--u));
    --t-52: calc(52 * var(--u));
    --x1: calc(4 * var(--u));
    --x2: calc(8 * var(--u));
    --x3: calc(12 * var(--u));
    --x4: calc(16 * var(--u));
    --x5: calc(20 * var(--u));
    --x6: calc(24 * var(--u));
    --x8: calc(32 * var(--u));
    --r1: var(--bedrock-radius-1, 4px);
    --r2: var(--bedrock-radius-2, 6px);
    --r3: var(--bedrock-radius-3, 12px);
    --lift: 0 12px 32px light-dark(#0f1a1c24, #00000080);
    --ease: 140ms cubic-bezier(0.2, 0, 0, 1);
  }
`;
