import type { ClientMessage, ServerMessage } from '../src/protocol/contract';

const texts = import.meta.glob<string>('../../docs/golden/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The names of all example messages; the Java tests read the same ones. */
export const goldenNames = Object.keys(texts).map((path) => path.replace(/^.*\/|\.json$/g, ''));

export function goldenText(name: string): string {
  const text = texts[`../../docs/golden/${name}.json`];
  if (text === undefined) throw new Error(`no golden ${name}`);
  return text;
}

export function golden<M extends ClientMessage | ServerMessage>(name: string): M {
  return JSON.parse(goldenText(name)) as M;
}
