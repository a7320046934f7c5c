package io.trophycast.identity;

/**
 * An Ed25519 public key as others' libraries take it (RFC 8037).
 *
 * @param kty {@code OKP}
 * @param crv {@code Ed25519}
 * @param x the 32 bytes of the key, base64url without padding
 */
public record PublicKeyJwk(String kty, String crv, String x) {
  /** The key of these 32 bytes. */
  static PublicKeyJwk ed25519(String x) {
    return new PublicKeyJwk("OKP", "Ed25519", x);
  }
}
