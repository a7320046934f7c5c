import type { ClaimRule, Drop, DropRequest } from '../../protocol/contract';

export type Way = NonNullable<DropRequest['way']>;
export const ways: readonly Way[] = ['first_come', 'raffle', 'standing', 'everyone'];

/** When a drop opens, as the host chose it. */
export type Opening =
  | { readonly how: 'now' }
  | { readonly how: 'in'; readonly seconds: number | null }
  | { readonly how: 'at'; readonly local: string };

/** The drop form as it stands, half-filled fields included; a number field that was emptied is null. */
export interface DropForm {
  title: string;
  emoji: string;
  /** The id of an uploaded picture, empty without one. */
  picture: string;
  /** How winners are found. */
  way: Way;
  /** Who may claim; everybody without one. */
  rule: ClaimRule | undefined;
  /** Time zones in each of which it opens at its local time; none where it opens once. */
  waves: readonly string[];
  /** How many trophies a wave takes at most, as it is typed; empty for all of them. */
  share: string;
  supply: number | null;
  opening: Opening;
  /** Seconds. */
  duration: number | null;
  limit: number | null;
  points: number | null;
  what: string;
  why: string;
  by: string;
  earn: string;
  stepText: string;
  stepLink: string;
  /** Where there is something to fetch; empty without it. */
  pickupPlace: string;
  /** Wall clocks of the stage's zone. */
  pickupFrom: string;
  pickupUntil: string;
  /** Seconds. */
  pickupHold: number;
  /** As it is typed; empty for as many as trophies. */
  pickupStock: string;
  pickupPackaging: string;
  /** Whether the trophy counts although its thing was not fetched. */
  pickupKeeps: boolean;
  /** Seconds that it is on show after its end; 0 is for ever. */
  onShow: number;
}

export type Field = keyof DropForm;

/** What is wrong with a field, as a key of the catalogue. */
export type Fault =
  | 'fault.required'
  | 'fault.long'
  | 'fault.whole'
  | 'fault.range'
  | 'fault.link'
  | 'fault.past'
  | 'fault.step-text';

export type Faults = Partial<Record<Field, Fault>>;

export const bounds = {
  supply: { min: 1, max: 100_000 },
  limit: { min: 1, max: 100 },
  points: { min: 0, max: 1_000_000 },
  duration: { min: 5, max: 2_592_000 },
  seconds: { min: 1, max: 2_592_000 },
  pickupStock: { min: 1, max: 100_000 },
  share: { min: 1, max: 100_000 },
} as const;

export const lengths = {
  title: 60,
  what: 200,
  why: 200,
  by: 60,
  earn: 300,
  stepText: 80,
  stepLink: 500,
  pickupPlace: 120,
  pickupPackaging: 120,
} as const;

/** Fields that stay folded away until somebody wants them; a fault in one of them unfolds them. */
export const furtherFields: readonly Field[] = [
  'way',
  'rule',
  'waves',
  'share',
  'limit',
  'stepText',
  'stepLink',
  'picture',
  'pickupPlace',
  'pickupFrom',
  'pickupUntil',
  'pickupHold',
  'pickupStock',
  'pickupPackaging',
];

const noPickup = {
  pickupPlace: '',
  pickupFrom: '',
  pickupUntil: '',
  pickupHold: 900,
  pickupStock: '',
  pickupPackaging: '',
  pickupKeeps: true,
} as const;

export function emptyForm(earn: string): DropForm {
  return {
    title: '',
    emoji: '🏆',
    picture: '',
    way: 'first_come',
    rule: undefined,
    waves: [],
    share: '',
    supply: 20,
    opening: { how: 'in', seconds: 10 },
    duration: 300,
    limit: 1,
    points: 50,
    what: '',
    why: '',
    by: '',
    earn,
    stepText: '',
    stepLink: '',
    onShow: 0,
    ...noPickup,
  };
}

/** How long a drop, or each of its waves, is open. */
function lengthOfOpening(drop: Drop): number {
  const { opensAt, closesAt } = drop.waves?.waves[0] ?? drop;
  return closesAt - opensAt;
}

/** A form filled with a drop that was run before, so that it runs again. */
export function formOf(drop: Drop, opening: Opening): DropForm {
  return {
    title: drop.title,
    emoji: drop.emoji ?? '',
    picture: drop.picture ?? '',
    way: drop.way ?? 'first_come',
    rule: drop.rule,
    // They were of that day: where it opens next is said anew.
    waves: [],
    share: '',
    supply: drop.way === 'everyone' ? null : drop.supply,
    opening,
    duration: Math.max(bounds.duration.min, Math.round(lengthOfOpening(drop) / 1000)),
    limit: drop.limit,
    points: drop.points,
    what: drop.citation.what,
    why: drop.citation.why,
    by: drop.citation.by,
    earn: drop.earn,
    stepText: drop.nextStep?.text ?? '',
    stepLink: drop.nextStep?.link ?? '',
    onShow: drop.onShow ?? 0,
    // The hours of the desk were of that evening: what there is to fetch is said anew.
    ...noPickup,
  };
}

/**
 * What the contract would refuse, found before it is sent. `localNow` is the stage's wall clock as `2026-11-20T20:00`: instants of one
 * zone compare as texts.
 */
export function faultsOf(form: DropForm, localNow: string): Faults {
  const faults: Faults = {};
  const words = ['title', 'what', 'why', 'by', 'earn'] as const;
  for (const field of words) {
    const text = form[field].trim();
    if (text === '') faults[field] = 'fault.required';
    else if (lengthOf(text) > lengths[field]) faults[field] = 'fault.long';
  }
  const amounts = ['supply', 'duration', 'limit', 'points'] as const;
  for (const field of amounts) {
    if (!asks(form.way, field)) continue;
    const fault = amountFault(form[field], bounds[field]);
    if (fault !== undefined) faults[field] = fault;
  }
  const { opening } = form;
  if (opening.how === 'in') {
    const fault = amountFault(opening.seconds, bounds.seconds);
    if (fault !== undefined) faults.opening = fault;
  }
  if (opening.how === 'at') {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(opening.local)) faults.opening = 'fault.required';
    else if (opening.local.slice(0, 16) < localNow) faults.opening = 'fault.past';
  }
  const [stepText, stepLink] = [form.stepText.trim(), form.stepLink.trim()];
  if (lengthOf(stepText) > lengths.stepText) faults.stepText = 'fault.long';
  if (stepLink !== '') {
    if (!/^https?:\/\/[^\s]+$/.test(stepLink)) faults.stepLink = 'fault.link';
    else if (lengthOf(stepLink) > lengths.stepLink) faults.stepLink = 'fault.long';
    if (stepText === '') faults.stepText = 'fault.step-text';
  }
  const share = form.share.trim();
  if (share !== '') {
    const fault = amountFault(/^\d+$/.test(share) ? Number(share) : Number.NaN, bounds.share);
    if (fault !== undefined) faults.share = fault;
  }
  if (form.pickupPlace.trim() !== '') pickupFaults(form, faults, localNow);
  return faults;
}

function pickupFaults(form: DropForm, faults: Faults, localNow: string): void {
  for (const field of ['pickupPlace', 'pickupPackaging'] as const) {
    if (lengthOf(form[field].trim()) > lengths[field]) faults[field] = 'fault.long';
  }
  for (const field of ['pickupFrom', 'pickupUntil'] as const) {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(form[field])) faults[field] = 'fault.required';
  }
  if (faults.pickupUntil === undefined && form.pickupUntil.slice(0, 16) <= localNow) {
    faults.pickupUntil = 'fault.past';
  }
  const stock = form.pickupStock.trim();
  if (stock === '') {
    if (form.way === 'everyone') faults.pickupStock = 'fault.required';
    return;
  }
  const fault = amountFault(/^\d+$/.test(stock) ? Number(stock) : Number.NaN, bounds.pickupStock);
  if (fault !== undefined) faults.pickupStock = fault;
}

/** Whether a drop that is won in this way has such a number: an open edition has no supply, and who is drawn wins once. */
export function asks(way: Way, field: Field): boolean {
  if (field === 'supply') return way !== 'everyone';
  if (field === 'limit') return way === 'first_come' || way === 'everyone';
  return true;
}

/** The request of a form without faults. */
export function requestOf(form: DropForm): DropRequest {
  const stepText = form.stepText.trim();
  const stepLink = form.stepLink.trim();
  const emoji = form.emoji.trim();
  return {
    title: form.title.trim(),
    ...(form.picture === '' ? (emoji === '' ? {} : { emoji }) : { picture: form.picture }),
    ...(form.way === 'first_come' ? {} : { way: form.way }),
    ...(form.rule === undefined ? {} : { rule: form.rule }),
    ...wavesOf(form),
    ...(asks(form.way, 'supply') ? { supply: form.supply ?? bounds.supply.min } : {}),
    opens: opensOf(form.opening),
    duration: form.duration ?? bounds.duration.min,
    ...(asks(form.way, 'limit') ? { limit: form.limit ?? bounds.limit.min } : {}),
    points: form.points ?? bounds.points.min,
    citation: { what: form.what.trim(), why: form.why.trim(), by: form.by.trim() },
    earn: form.earn.trim(),
    ...(stepText === ''
      ? {}
      : { nextStep: { text: stepText, ...(stepLink === '' ? {} : { link: stepLink }) } }),
    ...(form.pickupPlace.trim() === '' ? {} : { pickup: pickupOf(form) }),
    ...(form.onShow > 0 ? { onShow: form.onShow } : {}),
  };
}

/** Waves need a local time; without one, what was chosen of them waits. */
function wavesOf({ opening, waves, share, way }: DropForm): Pick<DropRequest, 'waves'> {
  if (opening.how !== 'at' || way === 'standing' || waves.length === 0) return {};
  const typed = share.trim();
  return {
    waves: { zones: [...waves], ...(typed === '' || way !== 'first_come' ? {} : { share: Number(typed) }) },
  };
}

function pickupOf(form: DropForm): NonNullable<DropRequest['pickup']> {
  const [stock, packaging] = [form.pickupStock.trim(), form.pickupPackaging.trim()];
  return {
    place: form.pickupPlace.trim(),
    from: form.pickupFrom,
    until: form.pickupUntil,
    hold: form.pickupHold,
    ...(stock === '' ? {} : { stock: Number(stock) }),
    ...(packaging === '' ? {} : { packaging }),
    keepTrophy: form.pickupKeeps,
  };
}

const pointers: Readonly<Record<string, Field>> = {
  '/title': 'title',
  '/emoji': 'emoji',
  '/picture': 'picture',
  '/way': 'way',
  '/rule': 'rule',
  '/waves/share': 'share',
  '/waves': 'waves',
  '/supply': 'supply',
  '/opens': 'opening',
  '/duration': 'duration',
  '/limit': 'limit',
  '/points': 'points',
  '/citation/what': 'what',
  '/citation/why': 'why',
  '/citation/by': 'by',
  '/earn': 'earn',
  '/nextStep/link': 'stepLink',
  '/nextStep': 'stepText',
  '/pickup/place': 'pickupPlace',
  '/pickup/from': 'pickupFrom',
  '/pickup/until': 'pickupUntil',
  '/pickup/stock': 'pickupStock',
  '/pickup/packaging': 'pickupPackaging',
};

/** The field that the server's JSON pointer means; `/opens/at` is under `/opens`. */
export function fieldAt(pointer: string | undefined): Field | undefined {
  if (pointer === undefined) return undefined;
  const known = Object.keys(pointers).find((path) => pointer === path || pointer.startsWith(`${path}/`));
  return known === undefined ? undefined : pointers[known];
}

/** The moves of a stepper: by ones while small, by tens and more when large, always inside the bounds. */
export function stepped(value: number | null, direction: 1 | -1, { min, max }: { min: number; max: number }) {
  const from = value ?? min;
  const size = from + (direction === 1 ? 0 : -1);
  const step = size >= 1000 ? 100 : size >= 100 ? 10 : size >= 20 ? 5 : 1;
  const next = direction === 1 ? Math.floor(from / step) * step + step : Math.ceil(from / step) * step - step;
  return Math.min(max, Math.max(min, next));
}

function opensOf(opening: Opening): DropRequest['opens'] {
  if (opening.how === 'in') return { in: opening.seconds ?? bounds.seconds.min };
  if (opening.how === 'at') return { at: opening.local };
  return { now: true };
}

function amountFault(value: number | null, { min, max }: { min: number; max: number }): Fault | undefined {
  if (value === null || Number.isNaN(value)) return 'fault.required';
  if (!Number.isInteger(value)) return 'fault.whole';
  return value < min || value > max ? 'fault.range' : undefined;
}

/** The contract counts code points, not UTF-16 units. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
