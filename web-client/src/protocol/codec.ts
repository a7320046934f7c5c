import type { ClientMessage, ServerMessage } from './contract';

const KINDS: ReadonlySet<string> = new Set<ServerMessage['type']>([
  'welcome',
  'moments',
  'latest',
  'outcome',
  'me',
  'time',
  'error',
  'bye',
]);

export function encode(message: ClientMessage): string {
  return JSON.stringify(message);
}

/**
 * The message in a frame; undefined for one of a kind this client does not know, which a newer server may send. The server
 * is held to the contract by its own tests, so the fields are taken at its word.
 */
export function decode(frame: string): ServerMessage | undefined {
  let message: unknown;
  try {
    message = JSON.parse(frame);
  } catch {
    return undefined;
  }
  return isServerMessage(message) ? message : undefined;
}

function isServerMessage(message: unknown): message is ServerMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'type' in message &&
    typeof message.type === 'string' &&
    KINDS.has(message.type)
  );
}
