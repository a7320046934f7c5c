import type { ClaimOutcome, Drop, DropId, Me, Stage, Trophy } from '../protocol/contract';

/** The trophy that a winning answer speaks of, shown before the server has told it whole. */
export function trophyOf(stage: Stage, drop: Drop, outcome: ClaimOutcome, name: string): Trophy | undefined {
  const { serial, at } = outcome;
  if (serial === undefined || at === undefined) return undefined;
  const { title, emoji, picture, points, citation, nextStep, supply } = drop;
  return {
    stage: stage.id,
    stageName: stage.name,
    zone: stage.zone,
    drop: drop.id,
    serial,
    supply,
    title,
    ...(emoji === undefined ? {} : { emoji }),
    ...(picture === undefined ? {} : { picture }),
    name,
    at,
    points,
    citation,
    ...(nextStep === undefined ? {} : { nextStep }),
  };
}

/** Own trophies of a drop, the newest first. */
export function ownOf(me: Me | undefined, drop: DropId): readonly Trophy[] {
  return me?.trophies.filter((trophy) => trophy.drop === drop) ?? [];
}
