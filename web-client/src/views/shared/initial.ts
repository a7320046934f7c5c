/** The first sign of a name as people see it (a flag or a family is one sign). */
export function initialOf(name: string): string {
  const first = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
    .segment(name.trim())
    [Symbol.iterator]();
  const sign = first.next();
  return sign.done === true ? '·' : sign.value.segment.toLocaleUpperCase();
}

/** A hue in degrees that stays the same for an id and differs between ids: FNV-1a over its code units. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index++) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash % 360;
}
