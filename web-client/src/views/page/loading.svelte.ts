import type { Answer, Refusal } from '../../api/answer';

/** Something that is fetched: on its way, there, or refused. A later refusal leaves in place what is already shown. */
export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly value: T }
  | { readonly state: 'refused'; readonly refusal: Refusal };

export class Loading<T> {
  now = $state.raw<Loaded<T>>({ state: 'loading' });
  readonly #fetch: () => Promise<Answer<T>>;

  constructor(fetch: () => Promise<Answer<T>>) {
    this.#fetch = fetch;
    void this.again();
  }

  async again(): Promise<void> {
    if (this.now.state === 'refused') this.now = { state: 'loading' };
    const answer = await this.#fetch();
    if (answer.ok) this.now = { state: 'there', value: answer.value };
    else if (this.now.state !== 'there') this.now = { state: 'refused', refusal: answer.refusal };
  }
}
