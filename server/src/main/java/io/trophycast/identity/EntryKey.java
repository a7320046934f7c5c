package io.trophycast.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.trophycast.protocol.EntryReceipt;
import io.trophycast.protocol.Json;
import io.trophycast.protocol.PickupPass;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Signs the receipts of raffles' entrants, and the passes of who has something to fetch, so that
 * others than this server can verify them: a compact JWS (RFC 7515) with Ed25519 (RFC 8037). The
 * key pair follows from the signing key: all instances of a fleet sign alike, and there is no
 * second secret to keep. May be used from any thread.
 */
public final class EntryKey {
  private static final String ALGORITHM = "Ed25519";
  private static final String HEADER = encode("{\"alg\":\"EdDSA\",\"typ\":\"entry\"}");
  private static final String PASS_HEADER = encode("{\"alg\":\"EdDSA\",\"typ\":\"pickup\"}");

  /** What stands before the 32 bytes of an Ed25519 key in the encoding that Java reads. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final KeyPair pair;

  public EntryKey(SigningKey key) {
    byte[] seed = key.derived("trophycast entry receipts");
    try {
      var generator = KeyPairGenerator.getInstance(ALGORITHM);
      generator.initialize(NamedParameterSpec.ED25519, new Fixed(seed));
      this.pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, e);
    }
  }

  /** The receipt, signed. */
  public String sign(EntryReceipt receipt) {
    return signed(HEADER, Json.write(receipt));
  }

  private String signed(String header, String json) {
    String signed = header + "." + encode(json);
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.US_ASCII));
      return signed
          + "."
          + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java signs with " + ALGORITHM, e);
    }
  }

  /** The pass of who has something to fetch, signed. */
  public String sign(PickupPass pass) {
    return signed(PASS_HEADER, Json.write(pass));
  }

  /** The pass in this text, if this key has signed it. */
  public Optional<PickupPass> pass(String text) {
    return verified(text, PASS_HEADER, publicKey(), PickupPass.class);
  }

  /** What verifies them. */
  public PublicKeyJwk publicKey() {
    byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
    byte[] key = Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
    return PublicKeyJwk.ed25519(Base64.getUrlEncoder().withoutPadding().encodeToString(key));
  }

  /** The receipt in this text, if the holder of this key has signed it. */
  public static Optional<EntryReceipt> verified(String text, PublicKeyJwk key) {
    return verified(text, HEADER, key, EntryReceipt.class);
  }

  private static <T> Optional<T> verified(
      String text, String header, PublicKeyJwk key, Class<T> type) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 3 || !parts[0].equals(header)) {
      return Optional.empty();
    }
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(read(key));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
        return Optional.empty();
      }
      String json = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return Optional.of(Json.mapper().readValue(json, type));
    } catch (GeneralSecurityException | IllegalArgumentException | JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static PublicKey read(PublicKeyJwk key) throws GeneralSecurityException {
    byte[] raw = Base64.getUrlDecoder().decode(key.x());
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
    System.arraycopy(raw, 0, encoded, X509_PREFIX.length, raw.length);
    return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Randomness that is none: the generator makes its key pair of exactly these bytes. */
  private static final class Fixed extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final byte[] bytes;

    Fixed(byte[] bytes) {
      this.bytes = bytes.clone();
    }

    @Override
    public void nextBytes(byte[] into) {
      if (into.length != bytes.length) {
        throw new IllegalStateException("An Ed25519 key is made of 32 bytes.");
      }
      System.arraycopy(bytes, 0, into, 0, bytes.length);
    }
  }
}
