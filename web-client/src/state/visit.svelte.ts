import type { Answer, Refusal } from '../api/answer';
import { apiClient, newKey, type Call } from '../api/client';
import type { Joined, Language, Pin, Stage } from '../protocol/contract';
import { forgetMembership, memberships, rememberMembership, type Membership } from './membership';

/** How far somebody has come in: no PIN yet, a stage but no name, or a member. */
export type VisitStep =
  | { readonly at: 'pin'; readonly known: readonly Membership[] }
  | { readonly at: 'looking'; readonly pin: Pin }
  | { readonly at: 'name'; readonly stage: Stage }
  | { readonly at: 'live'; readonly membership: Membership };

/** The way in, from an address with or without a PIN to being a member. Refusals come back as values, for the form to show. */
export class Visit {
  step = $state.raw<VisitStep>({ at: 'pin', known: [] });
  /** What was scanned from the venue screen; it is sent once somebody is in, and worth nothing soon after. */
  scanned: string | undefined;
  readonly #call: Call;
  /** The same for every try at one name, so that a lost answer does not make two members. */
  #key = newKey();

  constructor(call: Call = apiClient()) {
    this.#call = call;
  }

  /** Starts where the address points: `/j/482913`, or `/`; `#here=` brings the venue screen's code. */
  async arrive(path: string, fragment = ''): Promise<Refusal | undefined> {
    this.scanned = /^#here=(\w+)$/.exec(fragment)?.[1];
    const pin = /^\/j\/(\d{6})\/?$/.exec(path)?.[1];
    if (pin !== undefined) return this.enter(pin);
    this.step = { at: 'pin', known: memberships() };
    return undefined;
  }

  /** A member of the stage behind the PIN goes straight in, also while the server is away. */
  async enter(pin: Pin): Promise<Refusal | undefined> {
    const remembered = memberships().find((membership) => membership.pin === pin);
    if (remembered !== undefined) {
      this.goLive(remembered);
      return undefined;
    }
    this.step = { at: 'looking', pin };
    const found = await this.#call('get', '/pins/{pin}', { path: { pin } });
    if (!found.ok) {
      this.step = { at: 'pin', known: memberships() };
      return found.refusal;
    }
    const same = memberships().find(({ stage }) => stage === found.value.id);
    if (same === undefined) this.step = { at: 'name', stage: found.value };
    else this.goLive({ ...same, pin });
    return undefined;
  }

  async join(stage: Stage, name: string, language: Language): Promise<Refusal | undefined> {
    const joined: Answer<Joined> = await this.#call('post', '/stages/{stage}/members', {
      path: { stage: stage.id },
      body: { pin: stage.pin, name, language },
      key: this.#key,
    });
    if (!joined.ok) {
      if (joined.refusal.status !== 0) this.#key = newKey();
      return joined.refusal;
    }
    const { member, token, expiresAt } = joined.value;
    this.goLive({
      stage: stage.id,
      stageName: stage.name,
      pin: stage.pin,
      member: member.id,
      name: member.name,
      token,
      expiresAt,
    });
    return undefined;
  }

  async suggestName(language: Language): Promise<string | undefined> {
    const answer = await this.#call('get', '/name-suggestions', { query: { language } });
    return answer.ok ? answer.value.name : undefined;
  }

  /** The token no longer counts: the way in starts again at the name. */
  async leave(membership: Membership): Promise<void> {
    forgetMembership(membership.stage);
    await this.enter(membership.pin);
  }

  startAgain(): void {
    history.replaceState(null, '', '/');
    this.step = { at: 'pin', known: memberships() };
  }

  goLive(membership: Membership): void {
    rememberMembership(membership);
    history.replaceState(null, '', `/j/${membership.pin}`);
    this.step = { at: 'live', membership };
  }
}
