// Where the tests serve the page, somebody else's page, and the element that it embeds: three ports in a row,
// from BEDROCK_PAGE_PORT where two checkouts are tested at once.
const first = Number(process.env.BEDROCK_PAGE_PORT || 4173);
const site = (/** @type {number} */ port) => `http://127.0.0.1:${port}/`;

export const OWN_SITE = site(first);
export const FOREIGN_SITE = site(first + 1);
export const ELEMENT_SITE = site(first + 2);
