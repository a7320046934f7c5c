import type { SharedEnglish } from '../shared';
import type { Shelf, Texts } from '../texts.svelte';
import { contextTexts } from '../texts.svelte';
import type en from './en';

export type StewardEnglish = SharedEnglish & typeof en;

/** The steward face's words, the shared ones among them; one chunk a language. */
export const stewardShelf: Shelf<StewardEnglish> = {
  en: () => import('./whole.en').then((words) => words.default),
  de: () => import('./whole.de').then((words) => words.default),
  es: () => import('./whole.es').then((words) => words.default),
  ar: () => import('./whole.ar').then((words) => words.default),
};

export const stewardTexts = () => contextTexts() as Texts<StewardEnglish>;
