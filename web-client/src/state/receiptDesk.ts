import type { Answer } from '../api/answer';
import type { ClaimOutcome, Me, PresentedReceipt } from '../protocol/contract';

/** Receipts survive a reload and the evening; a key is `<drop>:<serial>`. */
export interface ReceiptShelf {
  read(): Readonly<Record<string, string>>;
  write(receipts: Readonly<Record<string, string>>): void;
}

/** A list of own trophies goes no further back; what is not on a full one need not be missing. */
const LISTED = 100;

/**
 * Keeps what the server signed when this member won, and shows it by itself when the list of own trophies lacks one: the
 * store may have lost it, and this phone may be the only one who knows.
 */
export class ReceiptDesk {
  readonly #shelf: ReceiptShelf;
  readonly #present: (receipt: string) => Promise<Answer<PresentedReceipt>>;
  readonly #shown = new Set<string>();

  constructor(shelf: ReceiptShelf, present: (receipt: string) => Promise<Answer<PresentedReceipt>>) {
    this.#shelf = shelf;
    this.#present = present;
  }

  won({ drop, serial, receipt }: ClaimOutcome): void {
    if (serial === undefined || receipt === undefined) return;
    this.#shelf.write({ ...this.#shelf.read(), [`${drop}:${serial}`]: receipt });
  }

  /** Holds the receipts against one's trophies, or against none where the server does not know this member any more. */
  async compare(me: Me | undefined): Promise<void> {
    const trophies = me?.trophies ?? [];
    if (trophies.length >= LISTED) return;
    const known = new Set(trophies.map(({ drop, serial }) => `${drop}:${serial}`));
    for (const [key, receipt] of Object.entries(this.#shelf.read())) {
      if (known.has(key) || this.#shown.has(key)) continue;
      this.#shown.add(key);
      const answer = await this.#present(receipt);
      if (!answer.ok && answer.refusal.code !== 'not_possible') this.#shown.delete(key);
      if (answer.ok && answer.value.trophy === 'void') this.#forget(key);
    }
  }

  #forget(key: string): void {
    const others = Object.entries(this.#shelf.read()).filter(([kept]) => kept !== key);
    this.#shelf.write(Object.fromEntries(others));
  }
}
