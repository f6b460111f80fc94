// Open-weight families whose vocabularies npm packages carry: loaded in a worker, and only when somebody asks.
import gptOss from './count-gpt-oss.js?worker&url';
import llama3 from './count-llama3.js?worker&url';
import mistral from './count-mistral.js?worker&url';

/**
 * @typedef {{name: string, models: RegExp, size: string, url: string}} Vocabulary `size` as it is downloaded, `models`
 *   by their ids
 */

/** The address is that of the page's files, also where a worker was started from a line of its own. @param {string} url */
const at = (url) => new URL(url, import.meta.url).href;

/** @type {Vocabulary[]} */
export const VOCABULARIES = [
  { name: 'gpt-oss', models: /^openai\.gpt-oss-/, size: '1.1 MB', url: at(gptOss) },
  { name: 'Llama 3', models: /^(us\.)?meta\.llama3-/, size: '1.9 MB', url: at(llama3) },
  {
    name: 'Mistral up to 2024',
    models: /^mistral\.(mistral-7b|mixtral|mistral-(large|small)-24)/,
    size: '0.4 MB',
    url: at(mistral),
  },
];
