// The colours of workloads: seen against what is behind them, and told apart, in both themes; and who gets which.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { freeHue, newCard } from '../../web/src/state/scenario.js';

const text = readFileSync(new URL('../../web/src/styles/tokens.js', import.meta.url), 'utf8');

/** A token's two colours. @param {string} name */
function themes(name) {
  const found = new RegExp(`--${name}: var\\(--bedrock-[\\w-]+, light-dark\\((#\\w+), (#\\w+)\\)`);
  const [, light, dark] = found.exec(text) ?? [];
  assert.ok(light && dark, name);
  return [light, dark];
}

/** Red, green and blue as light. @param {string} hex */
const lightOf = (hex) =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

/** WCAG's contrast. @param {string} a @param {string} b */
function contrast(a, b) {
  const [one, other] = [a, b].map((hex) => {
    const [red, green, blue] = lightOf(hex);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  });
  return Math.max(one, other) / Math.min(one, other);
}

/** @param {number[][]} matrix @param {number[]} vector */
const times = (matrix, vector) =>
  matrix.map((row) => row.reduce((sum, n, i) => sum + n * vector[i], 0));

/** As red-green blindness sees light, by Machado, Oliveira and Fernandes (2009); and as everybody else does. */
const EYES = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

/** Where a colour stands in Ottosson's OKLab, in which distances are as they are seen. @param {string} hex @param {number[][]} eyes */
function seen(hex, eyes) {
  const light = times(eyes, lightOf(hex)).map((part) => Math.max(0, part));
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt),
  );
}

/** @param {string} a @param {string} b @param {number[][]} eyes */
function distance(a, b, eyes) {
  const [one, other] = [seen(a, eyes), seen(b, eyes)];
  return Math.hypot(...one.map((n, i) => n - other[i]));
}

const names = Array.from({ length: 12 }, (_, i) => `s${i}`);

test('the colour of each workload is seen on every background', () => {
  for (const theme of [0, 1]) {
    for (const name of names) {
      const colour = themes(name)[theme];
      for (const behind of ['page', 'pane', 'raise']) {
        const against = contrast(colour, themes(behind)[theme]);
        assert.ok(against >= 3, `${name} on ${behind}: ${against.toFixed(2)}`);
      }
    }
  }
});

test('twelve workloads have colours that differ, the last six for the colour-blind, too', () => {
  for (const theme of [0, 1]) {
    const colours = names.map((name) => themes(name)[theme]);
    for (let i = 0; i < colours.length; i += 1) {
      for (let j = 0; j < i; j += 1) {
        const pair = `${names[j]} and ${names[i]}, theme ${theme}`;
        assert.ok(distance(colours[i], colours[j], EYES.all) >= 0.1, pair);
        if (i < 6) continue;
        for (const eyes of [EYES.deuteranopia, EYES.protanopia])
          assert.ok(distance(colours[i], colours[j], eyes) >= 0.07, `${pair}, colour-blind`);
      }
    }
  }
});

test('a new workload gets a colour that no other has', () => {
  const cards = [0, 1, 3, 12].map((hue) => newCard({ hue }));
  assert.equal(freeHue(cards), 2);
  assert.equal(freeHue([]), 0);
  assert.equal(freeHue([0, 1, 2].map((hue) => newCard({ hue }))), 3);
});
