// Fails when the member's JavaScript, compressed, is more than 70 kB. It counts all that a phone loads for this face: the
// confetti, English, and the largest of the other languages, since nobody reads two of them.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 70_000;
const dist = new URL('../dist/', import.meta.url);
/** @type {Record<string, { file: string, imports?: string[], dynamicImports?: string[] }>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** @type {Set<string>} */
const seen = new Set();
/** @param {string} key */
function follow(key) {
  const chunk = manifest[key];
  if (chunk === undefined || seen.has(key)) return;
  seen.add(key);
  for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) follow(next);
}
follow('index.html');

/** @param {string} key */
function size(key) {
  const file = manifest[key]?.file ?? '';
  return file.endsWith('.js') ? gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length : 0;
}

/** @type {Record<string, number>} */
const languages = {};
let bytes = 0;
for (const key of seen) {
  // A language's chunks: the member's own words, and those that it shares with the other faces.
  const [, language] = /(?:^_|\/whole\.)(ar|de|es)[-.]/.exec(key) ?? [];
  if (language === undefined) bytes += size(key);
  else languages[language] = (languages[language] ?? 0) + size(key);
}
bytes += Math.max(...Object.values(languages));
console.log(
  `member face: ${(bytes / 1000).toFixed(1)} kB of compressed JavaScript with ${Object.keys(languages).length} languages to choose from (limit ${LIMIT / 1000} kB)`,
);
if (Object.keys(languages).length !== 3)
  throw new Error('The languages are packed in another way than this counts.');
if (bytes > LIMIT) process.exit(1);
