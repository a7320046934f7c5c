import { ed25519 } from '@noble/curves/ed25519.js';

/** What a member's QR code says. Whether it is true says its signature; whether there is still a thing says the server. */
export interface Pass {
  readonly stage: string;
  readonly drop: string;
  readonly member: string;
  readonly name: string;
}

const HEADER = '{"alg":"EdDSA","typ":"pickup"}';

/** The pass in a scanned text, if the holder of this key has signed it (a compact JWS, RFC 7515, with Ed25519). */
export function verifiedPass(text: string, key: string): Pass | undefined {
  const [head, body, signature, ...more] = text.trim().split('.');
  if (head === undefined || body === undefined || signature === undefined || more.length > 0)
    return undefined;
  try {
    if (new TextDecoder().decode(bytes(head)) !== HEADER) return undefined;
    const signed = new TextEncoder().encode(`${head}.${body}`);
    if (!ed25519.verify(bytes(signature), signed, bytes(key))) return undefined;
    const said: unknown = JSON.parse(new TextDecoder().decode(bytes(body)));
    return isPass(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

function isPass(value: unknown): value is Pass {
  if (typeof value !== 'object' || value === null) return false;
  const said = value as Record<string, unknown>;
  return ['stage', 'drop', 'member', 'name'].every((field) => typeof said[field] === 'string');
}

function bytes(base64url: string): Uint8Array {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
}
