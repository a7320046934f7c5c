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
export function certificatePath(
  trophy: { stage: StageId; drop: DropId; serial: Serial },
  language: Language,
  tags: readonly string[] = navigator.languages,
): string {
  const tag = tags.find((candidate) => candidate.toLowerCase().split('-')[0] === language) ?? language;
  return `/share/${trophy.stage}/${trophy.drop}/${trophy.serial}.pdf?lang=${encodeURIComponent(tag)}`;
}
