import type { Refusal } from '../../api/answer';
import { newKey, type Call } from '../../api/client';
import type { Decision, Desk, Scan, Thing } from '../../protocol/contract';
import { LateScans } from './lateScans.svelte';
import { verifiedPass } from './pass';
import type { Role } from './stewardToken';

type Outcome = Decision['outcome'];

/** What stands in front of the steward. */
export type Found =
  | { readonly at: 'nothing' }
  | { readonly at: 'looking' }
  /** Somebody, as the server knows them; without `thing` as their signed code says, since there is no network. */
  | {
      readonly at: 'somebody';
      readonly scan: Scan;
      readonly name: string;
      readonly title: string;
      readonly thing?: Thing;
    }
  | {
      readonly at: 'done';
      readonly name: string;
      readonly title: string;
      readonly outcome: Outcome | 'late';
      readonly thing?: Thing;
    }
  | { readonly at: 'refused'; readonly refusal: Refusal | 'forged' | 'offline-code' | 'done-here' };

const DESK = 'trophycast.desk';

/** The pick-up desk as one steward sees it. */
export class StewardDesk {
  desk = $state.raw<Desk>();
  found = $state.raw<Found>({ at: 'nothing' });
  /** Whether the last request was answered. */
  online = $state(true);
  refused = $state.raw<Refusal>();
  readonly late: LateScans;
  readonly #stage: string;
  readonly #call: Call;
  readonly #shelf: Pick<Storage, 'getItem' | 'setItem'>;

  constructor({ stage }: Role, call: Call, shelf: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#stage = stage;
    this.#call = call;
    this.#shelf = shelf;
    this.late = new LateScans(stage, shelf, (body) => this.#decide(body));
    this.desk = this.#keptDesk();
  }

  /** Reads where things are, and tells what waits to be told. */
  async refresh(): Promise<void> {
    const answer = await this.#call('get', '/stages/{stage}/desk', { path: { stage: this.#stage } });
    this.online = answer.ok || answer.refusal.status !== 0;
    if (!answer.ok) {
      this.refused = [401, 403, 404].includes(answer.refusal.status) ? answer.refusal : undefined;
      return;
    }
    this.refused = undefined;
    this.desk = answer.value;
    try {
      this.#shelf.setItem(`${DESK}.${this.#stage}`, JSON.stringify(answer.value));
    } catch {
      // Kept for as long as the page lives, then.
    }
    await this.late.flush();
  }

  /** A code was scanned or typed: says whose it is. */
  async look(code: { pass: string } | { code: string }): Promise<void> {
    const scan: Scan = { ...code, action: 'hand_over', nonce: newKey() };
    this.found = { at: 'looking' };
    const answer = await this.#call('post', '/stages/{stage}/desk/lookups', {
      path: { stage: this.#stage },
      body: scan,
    });
    if (answer.ok) {
      this.online = true;
      const { name, drop } = answer.value;
      this.found = { at: 'somebody', scan, name, title: this.titleOf(drop), thing: answer.value };
    } else if (answer.refusal.status !== 0) {
      this.found = { at: 'refused', refusal: answer.refusal };
    } else {
      this.online = false;
      this.#lookAlone(scan);
    }
  }

  /** Hands over what was found, or takes it back. */
  async decide(action: Scan['action']): Promise<void> {
    if (this.found.at !== 'somebody') return;
    const { name, title } = this.found;
    const scan: Scan = { ...this.found.scan, action };
    const answer = this.found.thing === undefined ? undefined : await this.#decide(scan);
    if (answer?.ok === true) {
      const { outcome, thing } = answer.value;
      this.found = { at: 'done', name, title, outcome, thing };
      void this.refresh();
    } else if (answer !== undefined && answer.refusal.status !== 0) {
      this.found = { at: 'refused', refusal: answer.refusal };
    } else {
      // Also when the request may have arrived: the nonce is the same, and so is what it brings.
      this.late.add({ scan, name, title, at: Date.now() });
      this.found = { at: 'done', name, title, outcome: 'late' };
    }
  }

  clear(): void {
    this.found = { at: 'nothing' };
  }

  titleOf(drop: string): string {
    return this.desk?.drops.find(({ id }) => id === drop)?.title ?? '';
  }

  #lookAlone(scan: Scan): void {
    if (scan.pass === undefined) {
      this.found = { at: 'refused', refusal: 'offline-code' };
      return;
    }
    const pass = verifiedPass(scan.pass, this.desk?.key.x ?? '');
    if (pass === undefined || pass.stage !== this.#stage) {
      this.found = { at: 'refused', refusal: 'forged' };
    } else if (this.late.has(scan)) {
      this.found = { at: 'refused', refusal: 'done-here' };
    } else {
      this.found = { at: 'somebody', scan, name: pass.name, title: this.titleOf(pass.drop) };
    }
  }

  #decide(body: Scan) {
    return this.#call('post', '/stages/{stage}/desk/handovers', { path: { stage: this.#stage }, body });
  }

  #keptDesk(): Desk | undefined {
    try {
      const kept = this.#shelf.getItem(`${DESK}.${this.#stage}`);
      return kept === null ? undefined : (JSON.parse(kept) as Desk);
    } catch {
      return undefined;
    }
  }
}
