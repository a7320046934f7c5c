import type { Texts } from '../texts.svelte';
import { contextTexts } from '../texts.svelte';
import type en from './en';

export type SharedEnglish = typeof en;

/** The words every face has, for the components of `views/shared`. */
export const sharedTexts = () => contextTexts() as Texts<SharedEnglish>;
