import type { PendingShelf } from '../connection/claimDesk';
import type { MemberId, Pin, StageId } from '../protocol/contract';
import type { ReceiptShelf } from './receiptDesk';
import { discard, keep, keptKeys, readKept } from './deviceShelf';

/** Being a member of a stage, as this device remembers it: a reload, a second tab or a day later is the same member. */
export interface Membership {
  readonly stage: StageId;
  readonly stageName: string;
  readonly pin: Pin;
  readonly member: MemberId;
  readonly name: string;
  readonly token: string;
  readonly expiresAt: number;
}

const MEMBER = 'trophycast.member.';
const CLAIMS = 'trophycast.claims.';
const RECEIPTS = 'trophycast.receipts.';

export function rememberMembership(membership: Membership): void {
  keep(MEMBER + membership.stage, membership);
}

export function forgetMembership(stage: StageId): void {
  discard(MEMBER + stage);
  discard(CLAIMS + stage);
}

/** The device's clock may be wrong; the server is who says that a token has expired. This only clears out the long gone. */
const LONG_GONE = 7 * 86_400_000;

/** The stages this device is a member of, the newest first. */
export function memberships(now = Date.now()): Membership[] {
  return keptKeys(MEMBER)
    .map((key) => readKept(key, isMembership))
    .filter((membership) => membership !== undefined)
    .filter(({ expiresAt }) => expiresAt > now - LONG_GONE)
    .sort((one, other) => other.expiresAt - one.expiresAt);
}

/** Where a stage's claims wait for their answers, over a reload. */
export function pendingClaims(stage: StageId): PendingShelf {
  return {
    read: () => readKept(CLAIMS + stage, isTexts) ?? {},
    write: (pending) => {
      if (Object.keys(pending).length === 0) discard(CLAIMS + stage);
      else keep(CLAIMS + stage, pending);
    },
  };
}

/** Where a stage's receipts are kept, `<drop>:<serial>` each. They outlive the membership: a receipt speaks for itself. */
export function keptReceipts(stage: StageId): ReceiptShelf {
  return {
    read: () => readKept(RECEIPTS + stage, isTexts) ?? {},
    write: (receipts) => keep(RECEIPTS + stage, receipts),
  };
}

function isTexts(value: unknown): value is Record<string, string> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((text) => typeof text === 'string')
  );
}

function isMembership(value: unknown): value is Membership {
  if (typeof value !== 'object' || value === null) return false;
  const fields = value as Record<string, unknown>;
  return (
    ['stage', 'stageName', 'pin', 'member', 'name', 'token'].every(
      (key) => typeof fields[key] === 'string',
    ) && typeof fields['expiresAt'] === 'number'
  );
}
