// What image and video models make in place of tokens: the letters of the scanner's groups (core/scan/pictures.h), and the
// workloads that have their price.

/**
 * @typedef {'images' | 'seconds'} What
 * @typedef {{what: What, forms: object[]}} Made the forms that it may have: one where the record says enough
 */

const image = (/** @type {number} */ side, /** @type {string} */ quality) => ({
  type: 'image',
  image_width: side,
  image_height: side,
  quality,
});
const IMAGES = [512, 1024, 2048].flatMap((side) => [
  image(side, 'standard'),
  image(side, 'premium'),
]);
const VIDEO = ['540p', '720p'].map((resolution) => ({ type: 'video', resolution }));

/** @type {Made[]} */
const MADE = [
  { what: 'images', forms: IMAGES },
  ...IMAGES.map((form) => ({ what: /** @type {What} */ ('images'), forms: [form] })),
  { what: 'seconds', forms: VIDEO },
  ...VIDEO.map((form) => ({ what: /** @type {What} */ ('seconds'), forms: [form] })),
];

/** What calls of a group made, by its part of the name that has bands of tokens otherwise; null where those. @param {string} band */
export const madeIn = (band) => (band >= 'a' ? (MADE[band.charCodeAt(0) - 97] ?? null) : null);

/** One of them, as a workload. @param {object} form @param {{model: string, tier: string}} call */
export const workloadOf = (form, { model, tier }) => ({
  ...form,
  model,
  ...(tier === 'standard' ? {} : { tier }),
  ...('image_width' in form
    ? { images_per_month: 1 }
    : { clips_per_month: 1, seconds_per_clip: 1 }),
});

/** Why there is no price. @param {Made} made */
export const UNSAID = ({ what }) =>
  what === 'images'
    ? {
        reason:
          'The price of an image depends on its size and quality, which the record does not say.',
        hint: 'Add them to the scenario as images.',
      }
    : {
        reason: 'The price of a second depends on the resolution, which the record does not say.',
        hint: 'Add them to the scenario as video.',
      };
