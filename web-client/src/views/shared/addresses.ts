import type { DropId, Serial, StageId } from '../../protocol/contract';

/** Where things are, as docs/architecture.md has it. */
export const stagePath = (stage: StageId) => `/s/${stage}`;
export const recordPath = (stage: StageId, drop: DropId) => `/s/${stage}/drops/${drop}`;
export const trophyPath = (stage: StageId, drop: DropId, serial: Serial) =>
  `/s/${stage}/drops/${drop}/trophies/${serial}`;
export const picturePath = (stage: StageId, picture: string) => `/api/v1/stages/${stage}/pictures/${picture}`;
