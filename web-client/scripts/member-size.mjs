// Fails when the member's JavaScript, compressed, is more than 70 kB. It counts all that a phone may ever load for
// this face, with every language and the confetti, so that the promise holds for the last byte and not only the first.
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

let bytes = 0;
for (const key of seen) {
  const file = manifest[key]?.file ?? '';
  if (file.endsWith('.js')) bytes += gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
}
console.log(
  `member face: ${(bytes / 1000).toFixed(1)} kB of compressed JavaScript (limit ${LIMIT / 1000} kB)`,
);
if (bytes > LIMIT) process.exit(1);
