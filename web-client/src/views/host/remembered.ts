import { bounds, ways, type DropForm, type Opening } from './drop-form';

/** Where forms are kept; `localStorage` on a phone. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const keyOf = (stage: string) => `trophycast.host.drop.${stage}`;

/** Keeps the form of the last drop of a stage. A time of day that has passed is worth nothing, so `at` comes back as a countdown. */
export function rememberForm(shelf: Shelf, stage: string, form: DropForm): void {
  try {
    shelf.setItem(keyOf(stage), JSON.stringify(form));
  } catch {
    // Storage is full or switched off: the next form starts from its defaults.
  }
}

/** The form of the last drop, each field checked by itself: what an older version or another hand left there cannot break the form. */
export function rememberedForm(shelf: Shelf, stage: string, fresh: DropForm): DropForm {
  const kept = read(shelf, keyOf(stage));
  const form: DropForm = { ...fresh };
  const texts = ['title', 'emoji', 'picture', 'what', 'why', 'by', 'earn', 'stepText', 'stepLink'] as const;
  for (const field of texts) {
    const value = kept[field];
    if (typeof value === 'string') form[field] = value;
  }
  const amounts = ['supply', 'duration', 'limit', 'points'] as const;
  for (const field of amounts) {
    const value = kept[field];
    if (inside(value, bounds[field])) form[field] = value;
  }
  form.way = ways.find((way) => way === kept['way']) ?? fresh.way;
  form.opening = openingFrom(kept['opening'], fresh.opening);
  return form;
}

/** Whether this stage has seen a drop from this phone before. */
export function hasRemembered(shelf: Shelf, stage: string): boolean {
  return Object.keys(read(shelf, keyOf(stage))).length > 0;
}

function openingFrom(kept: unknown, fresh: Opening): Opening {
  if (typeof kept !== 'object' || kept === null) return fresh;
  const { how, seconds } = kept as Record<string, unknown>;
  if (how === 'now') return { how: 'now' };
  if (how === 'in' && inside(seconds, bounds.seconds)) return { how: 'in', seconds };
  return fresh;
}

function inside(value: unknown, { min, max }: { min: number; max: number }): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function read(shelf: Shelf, key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(shelf.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
