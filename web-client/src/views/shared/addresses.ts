import type { DropId, Language, Serial, StageId } from '../../protocol/contract';

/** Where things are, as docs/architecture.md has it. */
export const stagePath = (stage: StageId) => `/s/${stage}`;
export const recordPath = (stage: StageId, drop: DropId) => `/s/${stage}/drops/${drop}`;
export const trophyPath = (stage: StageId, drop: DropId, serial: Serial) =>
  `/s/${stage}/drops/${drop}/trophies/${serial}`;
export const picturePath = (stage: StageId, picture: string) => `/api/v1/stages/${stage}/pictures/${picture}`;

/**
 * A trophy's certificate as PDF, in a language. The region of the reader's own tag, where it has one, says how dates are
 * written and what paper lies in the printer.
 */
export const certificatePath = (
  trophy: { stage: StageId; drop: DropId; serial: Serial },
  language: Language,
  tags: readonly string[] = navigator.languages,
) => `/share/${trophy.stage}/${trophy.drop}/${trophy.serial}.pdf?lang=${readerTag(language, tags)}`;

/** The sheet for the door of the venue as PDF, likewise. */
export const sheetPath = (
  stage: StageId,
  language: Language,
  tags: readonly string[] = navigator.languages,
) => `/share/${stage}/sheet.pdf?lang=${readerTag(language, tags)}`;

/** The stage's drops for a phone's calendar, which asks again by itself. */
export const calendarAddress = (stage: StageId) => `webcal://${location.host}/share/${stage}/calendar.ics`;

function readerTag(language: Language, tags: readonly string[]): string {
  return encodeURIComponent(tags.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language);
}
