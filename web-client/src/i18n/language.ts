import type { Language } from '../protocol/contract';

/** The languages there are texts for, each by its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  ar: 'العربية',
};

export const languages = Object.keys(languageNames) as readonly Language[];

export function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && Object.hasOwn(languageNames, text);
}

export function direction(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The first of the reader's languages that we speak; English when there is none. */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage) ?? 'en';
}

/** What Intl is asked for: Arabic with the digits of the room's clock, so that a countdown reads the same on every phone. */
export function locale(language: Language): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language;
}
