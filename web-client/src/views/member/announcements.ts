import type { MemberEnglish } from '../../i18n/member';
import type { Texts } from '../../i18n/texts.svelte';
import type { Drop, MemberId, Moment } from '../../protocol/contract';
import type { ClaimProgress } from '../../state/liveStage.svelte';
import type { StageState } from '../../state/stageState';
import { otherWay } from '../shared/ways';

/** What a moment says to somebody who does not look; undefined for what would only be chatter. */
export function announcementOf(
  moment: Moment,
  state: StageState,
  member: MemberId,
  texts: Texts<MemberEnglish>,
): string | undefined {
  const titled = (id: string) => state.drops.find((drop) => drop.id === id);
  switch (moment.type) {
    case 'drop.scheduled': {
      const { title, opensAt } = moment.drop;
      return texts.say('say.scheduled', { title, time: texts.clock(opensAt, state.stage.zone) });
    }
    case 'drop.opened': {
      const drop = titled(moment.drop);
      return drop && texts.say('say.open', { title: drop.title });
    }
    case 'drop.frozen': {
      const drop = titled(moment.drop);
      return drop && texts.say('say.frozen', { title: drop.title });
    }
    case 'drop.restored':
      return texts.say('say.restored', { title: moment.drop.title });
    case 'drop.drawing': {
      const drop = titled(moment.drop);
      return drop && texts.say('say.drawing', { title: drop.title });
    }
    case 'drop.ended': {
      const drop = titled(moment.drop);
      const ending = texts.say(`drop.ended.${moment.ending}`);
      return drop && texts.say('say.ended', { title: drop.title, ending });
    }
    case 'trophy.awarded': {
      const drop = titled(moment.drop);
      return drop && otherWay(drop) === undefined && isMilestone(drop)
        ? texts.say('say.left', { count: moment.remaining })
        : undefined;
    }
    case 'message.pinned':
      return texts.say('say.pinned', { text: moment.text });
    case 'points.awarded':
      return moment.member === member
        ? texts.say('say.award', { count: moment.points, reason: moment.reason })
        : undefined;
    default:
      return undefined;
  }
}

/** Half, a quarter and a tenth of the supply, and the last one. */
function isMilestone({ supply, remaining }: Drop): boolean {
  return (
    remaining > 0 &&
    [0.5, 0.25, 0.1]
      .map((part) => Math.ceil(supply * part))
      .concat(1)
      .includes(remaining)
  );
}

/** The answer to one's own claim, in words. */
export function answerOf(
  progress: ClaimProgress,
  drop: Drop,
  zone: string,
  texts: Texts<MemberEnglish>,
): string | undefined {
  switch (progress.state) {
    case 'asking':
      return undefined;
    case 'early':
      return texts.say('claim.early', { time: texts.clock(progress.opensAt, zone) });
    case 'undecided':
      return texts.say(drop.state === 'frozen' ? 'claim.frozen' : 'claim.undecided');
    case 'entered': {
      const { entries: count = 1, drawsAt = drop.closesAt } = progress.outcome;
      return texts.say('answer.entered', { count, time: texts.clock(drawsAt, zone) });
    }
    case 'refused':
      return texts.say('answer.refused');
    case 'decided': {
      const { outcome, serial = 0, supply = drop.supply, at = drop.closesAt } = progress.outcome;
      if (outcome === 'won') return texts.say('answer.won.say', { serial, supply, title: drop.title });
      if (outcome === 'already_yours') return texts.say('answer.already.say', { serial, supply });
      const { exceeded, nextFree } = progress.outcome;
      if (exceeded !== undefined) {
        const [used, most] = [exceeded.used ?? 0, exceeded.most ?? 0];
        const day = nextFree === undefined ? '–' : texts.date(nextFree, zone);
        return texts.say('answer.enough', { used, most, day });
      }
      if (outcome === 'not_eligible') return texts.say('answer.not-eligible');
      if (progress.outcome.ending === 'drawn') return texts.say('answer.not-drawn');
      const time = texts.exactly(at, zone);
      return texts.say(outcome === 'sold_out' ? 'answer.sold-out' : 'answer.closed', { time });
    }
  }
}
