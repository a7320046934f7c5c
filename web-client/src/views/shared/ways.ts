import type { SharedEnglish } from '../../i18n/shared';
import type { Texts } from '../../i18n/texts.svelte';
import type { Counters, Drop } from '../../protocol/contract';

/** How winners of a drop are found, where that is not first come. */
export type OtherWay = Exclude<NonNullable<Drop['way']>, 'first_come'>;

/** The way of a drop that is not won by being first. */
export function otherWay({ way }: Pick<Drop, 'way'>): OtherWay | undefined {
  return way === undefined || way === 'first_come' ? undefined : way;
}

/** How many trophies there are, and for whom, in the words of the drop's way. */
export function supplyText(texts: Texts<SharedEnglish>, drop: Drop): string {
  const count = drop.supply;
  switch (otherWay(drop)) {
    case undefined:
      return texts.say('trophies.supply', { count });
    case 'raffle':
      return texts.say('way.supply.raffle', { count });
    case 'standing':
      return texts.say('way.supply.standing', { count });
    case 'everyone':
      return texts.say('way.supply.everyone');
  }
}

/** The number that counts while a drop is open, and what it counts. */
export interface Tally {
  readonly number: number;
  readonly text: string;
}

/** The tally of an open drop. `left` says what remains of a first-come one, in the words of its face. */
export function tallyOf(
  texts: Texts<SharedEnglish>,
  drop: Drop,
  counters: Counters | undefined,
  left: string,
): Tally {
  switch (otherWay(drop)) {
    case undefined:
      return { number: drop.remaining, text: left };
    case 'raffle': {
      if (drop.state === 'drawing') return { number: drop.entries ?? 0, text: texts.say('way.drawing') };
      const number = entriesOf(drop, counters);
      return { number, text: texts.say('way.tally.raffle', { count: number }) };
    }
    case 'standing':
      return { number: drop.supply, text: texts.say('way.tally.standing', { count: drop.supply }) };
    case 'everyone':
      return { number: drop.awarded, text: texts.say('way.tally.everyone', { count: drop.awarded }) };
  }
}

/** How a drop came out. `ofSupply` says so of one that had a number of trophies, in the words of its face. */
export function resultText(texts: Texts<SharedEnglish>, drop: Drop, ofSupply: string): string {
  return otherWay(drop) === 'everyone' ? texts.say('way.won', { count: drop.awarded }) : ofSupply;
}

function entriesOf(drop: Drop, counters: Counters | undefined): number {
  const counted = counters?.raffles?.find((raffle) => raffle.drop === drop.id)?.entries ?? 0;
  return Math.max(counted, drop.entries ?? 0);
}
