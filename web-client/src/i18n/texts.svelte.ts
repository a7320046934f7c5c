import { createContext } from 'svelte';
import type { Language } from '../protocol/contract';
import { clockTime, date, dateAndTime, day, dayAndTime, inWords, sameDay, tookInWords } from './instants';
import { direction, isLanguage, locale, preferredLanguage } from './language';
import type { Catalogue, CatalogueLike, Fill } from './message';
import { compact, numbers, write } from './message';

/** How a face fetches its words: one chunk a language, English included. */
export type Shelf<English extends Catalogue> = Readonly<
  Record<Language, () => Promise<CatalogueLike<English>>>
>;

const KEY = 'trophycast.language';

/**
 * The words of one face in the reader's language. Switching fetches the other catalogue first and changes all texts at
 * once, with the document's language and direction.
 */
export class Texts<English extends Catalogue> {
  readonly #shelf: Shelf<English>;
  #words = $state.raw<CatalogueLike<English>>() as CatalogueLike<English>;
  #language = $state<Language>('en');

  private constructor(shelf: Shelf<English>) {
    this.#shelf = shelf;
  }

  /** The texts in the language chosen before on this device, else in the browser's. */
  static async open<English extends Catalogue>(
    shelf: Shelf<English>,
    chosen?: Language,
  ): Promise<Texts<English>> {
    const texts = new Texts(shelf);
    await texts.#turnTo(chosen ?? remembered() ?? preferredLanguage(navigator.languages));
    return texts;
  }

  get language(): Language {
    return this.#language;
  }

  /** Speaks a language without keeping the choice: for a screen that follows its stage. */
  async follow(language: Language): Promise<void> {
    if (language !== this.#language) await this.#turnTo(language);
  }

  async choose(language: Language): Promise<void> {
    await this.#turnTo(language);
    try {
      localStorage.setItem(KEY, language);
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  }

  say<Key extends keyof English>(key: Key, ...fill: Fill<English[Key]>): string {
    return write(this.#words[key], fill[0] ?? {}, locale(this.#language));
  }

  number(value: number): string {
    return numbers(locale(this.#language)).format(value);
  }

  /** In full as long as there is room for it on a wall, then `9,007.2T`. */
  short(value: number): string {
    return Math.abs(value) < 10_000_000 ? this.number(value) : compact(locale(this.#language)).format(value);
  }

  clock(instant: number, zone?: string): string {
    return clockTime(instant, locale(this.#language), zone);
  }

  /** To the millisecond, for answers that hang on it. */
  exactly(instant: number, zone?: string): string {
    return clockTime(instant, locale(this.#language), zone, true);
  }

  dateAndTime(instant: number, zone?: string): string {
    return dateAndTime(instant, locale(this.#language), zone);
  }

  date(instant: number, zone?: string): string {
    return date(instant, locale(this.#language), zone);
  }

  /** `20:00` today, `25 Nov, 20:00` on another day of the zone. */
  when(instant: number, now: number, zone?: string): string {
    return sameDay(instant, now, zone)
      ? this.clock(instant, zone)
      : dayAndTime(instant, locale(this.#language), zone);
  }

  /** `25 Nov`, for where there is little room. */
  day(instant: number, zone?: string): string {
    return day(instant, locale(this.#language), zone);
  }

  /** How long something took, to the millisecond where it was quick. */
  took(milliseconds: number): string {
    return tookInWords(milliseconds, locale(this.#language));
  }

  lasting(milliseconds: number): string {
    return inWords(milliseconds, locale(this.#language));
  }

  async #turnTo(language: Language): Promise<void> {
    this.#words = await this.#shelf[language]();
    this.#language = language;
    document.documentElement.lang = language;
    document.documentElement.dir = direction(language);
  }
}

function remembered(): Language | undefined {
  try {
    const kept = localStorage.getItem(KEY);
    return isLanguage(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** The texts travel by context; a face reads them with its own type (`memberTexts()`, `hostTexts()` …). */
export const [contextTexts, provideTexts] = createContext<unknown>();
