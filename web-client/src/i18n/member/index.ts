import type { SharedEnglish } from '../shared';
import type { Shelf, Texts } from '../texts.svelte';
import { contextTexts } from '../texts.svelte';
import type en from './en';
import english from './whole.en';

export type MemberEnglish = SharedEnglish & typeof en;

/**
 * The member face's words, the shared ones among them; one chunk a language. English comes along with the page: it saves
 * most phones a round trip.
 */
export const memberShelf: Shelf<MemberEnglish> = {
  en: () => Promise.resolve(english),
  de: () => import('./whole.de').then((words) => words.default),
  es: () => import('./whole.es').then((words) => words.default),
  ar: () => import('./whole.ar').then((words) => words.default),
};

export const memberTexts = () => contextTexts() as Texts<MemberEnglish>;
