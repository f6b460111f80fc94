// What is dropped, chosen or pasted, as a list of files with their paths.

/** @typedef {import('./read.js').Source} Source */

/** @param {File} file @param {string} [path] @returns {Source} */
const sourceOf = (file, path = file.webkitRelativePath || file.name) => ({
  name: path,
  size: file.size,
  content: file,
});

/** A folder tells of its entries in batches, until one is empty. @param {FileSystemDirectoryReader} reader */
async function* entriesOf(reader) {
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    yield* some;
  }
}

/** @param {FileSystemEntry} entry @returns {AsyncGenerator<Source>} */
async function* within(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) =>
      /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
    );
    yield sourceOf(file, entry.fullPath.replace(/^\//, ''));
    return;
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  for await (const inner of entriesOf(reader)) yield* within(inner);
}

/** "bedrock-logs, 744 files" @param {Source[]} sources */
export function nameOf(sources) {
  const [{ name }] = sources;
  const folder = name.includes('/') ? name.split('/')[0] : '';
  if (sources.length === 1) return name;
  return folder && sources.every((source) => source.name.startsWith(`${folder}/`))
    ? folder
    : `${name} and ${sources.length - 1} more`;
}

/** So many are read beside each other. */
const MOST_APART = 6;

/**
 * Each folder, and each file of a few, is read by itself, so that it can be taken out again, and found to be the same as
 * another. @param {Source[]} sources @returns {Source[][]}
 */
export function apart(sources) {
  /** @type {Map<string, Source[]>} */
  const tops = new Map();
  for (const source of sources) {
    const [top] = source.name.split('/');
    tops.set(top, [...(tops.get(top) ?? []), source]);
  }
  const all = [...tops.values()];
  if (all.length <= MOST_APART) return all;
  const folders = all.filter(([{ name }]) => name.includes('/'));
  const loose = all.filter(([{ name }]) => !name.includes('/')).flat();
  const few = folders.length < MOST_APART ? folders : [folders.flat()];
  return loose.length > 0 ? [...few, loose] : few;
}

/** @param {Iterable<File>} files */
export const chosenSources = (files) => [...files].map((file) => sourceOf(file));

/**
 * Whole folders too. The entries must be taken while the event is handled: `entries` is what dropped() gave.
 * @param {(FileSystemEntry | File)[]} entries
 */
export async function droppedSources(entries) {
  /** @type {Source[]} */
  const sources = [];
  for (const entry of entries) {
    if (entry instanceof File) sources.push(sourceOf(entry));
    else for await (const source of within(entry)) sources.push(source);
  }
  return sources.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** @param {DataTransfer | null} data @returns {(FileSystemEntry | File)[]} */
export const dropped = (data) =>
  [...(data?.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? item.getAsFile() ?? []);

/** @param {string} text */
export const pastedSource = (text) => ({
  name: 'pasted text',
  size: new Blob([text]).size,
  content: text,
});

/** Whether one of them is Parquet, by its first bytes. @param {Source[]} sources */
export async function hasParquet(sources) {
  for (const { content } of sources) {
    if (content instanceof Blob && (await content.slice(0, 4).text()) === 'PAR1') return true;
  }
  return false;
}
