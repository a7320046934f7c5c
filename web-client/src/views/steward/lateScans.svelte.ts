import type { Answer } from '../../api/answer';
import type { Decision, Scan } from '../../protocol/contract';

/** A scan that was made without network, as this device keeps it until the server has decided it and nobody need look at it any more. */
export interface LateScan {
  readonly scan: Scan;
  readonly name: string;
  readonly title: string;
  /** Milliseconds since the Unix epoch, by this device. */
  readonly at: number;
  /** What came of it where that is not what happened at the desk: an outcome, or the server's sentence. */
  readonly conflict?: string;
}

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'trophycast.late';

/**
 * What happened at the desk without network. It is sent again, with the nonce it had, until an answer comes; what does not fit stays
 * until a person has seen it. Nothing leaves this list by itself but what came out as it was done.
 */
export class LateScans {
  scans = $state.raw<readonly LateScan[]>([]);
  readonly #key: string;
  readonly #shelf: Shelf;
  readonly #send: (scan: Scan) => Promise<Answer<Decision>>;
  #sending = false;

  constructor(stage: string, shelf: Shelf, send: (scan: Scan) => Promise<Answer<Decision>>) {
    this.#key = `${KEY}.${stage}`;
    this.#shelf = shelf;
    this.#send = send;
    this.scans = read(shelf, this.#key);
  }

  get waiting(): readonly LateScan[] {
    return this.scans.filter((late) => late.conflict === undefined);
  }

  get conflicts(): readonly LateScan[] {
    return this.scans.filter((late) => late.conflict !== undefined);
  }

  /** Whether this device has done the same before and waits to tell: the same code is not good twice. */
  has({ pass, code, action }: Scan): boolean {
    return this.waiting.some(
      ({ scan }) => scan.pass === pass && scan.code === code && scan.action === action,
    );
  }

  add(late: LateScan): void {
    this.#keep([...this.scans, { ...late, scan: { ...late.scan, late: true } }]);
  }

  /** Somebody has seen this conflict. */
  dismiss(late: LateScan): void {
    this.#keep(this.scans.filter((one) => one.scan.nonce !== late.scan.nonce));
  }

  /** Tells the server what waits, oldest first, until it cannot be reached. */
  async flush(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    try {
      for (const late of this.waiting) {
        const answer = await this.#send(late.scan);
        if (!answer.ok && isForNow(answer.refusal.status)) return;
        this.#settle(late, conflictIn(late.scan, answer));
      }
    } finally {
      this.#sending = false;
    }
  }

  #settle(late: LateScan, conflict: string | undefined): void {
    this.#keep(
      this.scans.flatMap((one) => {
        if (one.scan.nonce !== late.scan.nonce) return [one];
        return conflict === undefined ? [] : [{ ...one, conflict }];
      }),
    );
  }

  #keep(scans: readonly LateScan[]): void {
    this.scans = scans;
    try {
      this.#shelf.setItem(this.#key, JSON.stringify(scans));
    } catch {
      // Kept for as long as the page lives, then.
    }
  }
}

/** No answer, or one that another attempt may change: also a token that has run out keeps what was done. */
function isForNow(status: number): boolean {
  return status === 0 || status === 401 || status === 429 || status >= 500;
}

function conflictIn(scan: Scan, answer: Answer<Decision>): string | undefined {
  if (!answer.ok) return answer.refusal.sentence || answer.refusal.code;
  const meant = scan.action === 'return' ? 'returned' : 'handed_over';
  return answer.value.outcome === meant ? undefined : answer.value.outcome;
}

function read(shelf: Shelf, key: string): readonly LateScan[] {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(key) ?? '[]');
    return Array.isArray(kept)
      ? (kept as LateScan[]).filter((late) => typeof late.scan?.nonce === 'string')
      : [];
  } catch {
    return [];
  }
}
