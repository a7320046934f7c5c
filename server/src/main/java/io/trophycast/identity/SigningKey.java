package io.trophycast.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that tokens are signed with: 256 random bits in a file that only the server's user can
 * read, made when it is first needed. Whoever has it can be anybody, and whoever deletes it sends
 * everybody home.
 */
public final class SigningKey {
  private static final String FILE = "signing.key";
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OF_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final byte[] secret;

  private SigningKey(byte[] secret) {
    this.secret = secret;
  }

  /** The key kept in this directory, as {@link #keptAt} in the file {@code signing.key}. */
  public static SigningKey keptIn(Path directory) throws IOException {
    return keptAt(directory.resolve(FILE));
  }

  /**
   * The key kept in this file, made now when there is none. Instances that start together on the
   * same missing file end up with the same key.
   *
   * @throws IOException with a sentence for people, when it can't be read, can't be written, is not
   *     a key, or is open to others
   */
  public static SigningKey keptAt(Path file) throws IOException {
    if (Files.notExists(file)) {
      try {
        return made(file);
      } catch (FileAlreadyExistsException e) {
        // Another instance was faster; its key is as good.
      } catch (NoSuchFileException e) {
        throw new IOException("There is no directory for the signing key " + file + ".", e);
      } catch (AccessDeniedException e) {
        throw new IOException("This user may not write the signing key " + file + ".", e);
      }
    }
    return read(file);
  }

  /** A key that is kept nowhere, for tests and trials. */
  public static SigningKey ephemeral() {
    return new SigningKey(randomBytes());
  }

  /** Tells this key from others without telling anything about it. */
  public String fingerprint() {
    return HexFormat.of().formatHex(derived("trophycast signing key"), 0, 16);
  }

  /**
   * 32 bytes that only the holders of this key can compute, and that tell nothing about it or about
   * those for another purpose (HMAC-SHA-256).
   */
  public byte[] derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  byte[] secret() {
    return secret.clone();
  }

  /** Writes the whole key beside its place and then gives it its name: nobody reads a half. */
  private static SigningKey made(Path file) throws IOException {
    byte[] secret = randomBytes();
    Path written =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(
          written,
          Base64.getEncoder().encodeToString(secret) + "\n",
          StandardCharsets.US_ASCII,
          StandardOpenOption.WRITE);
      Files.createLink(file, written);
    } finally {
      Files.delete(written);
    }
    return new SigningKey(secret);
  }

  private static SigningKey read(Path file) throws IOException {
    if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException(
          "Others can read the signing key " + file + "; run chmod 600 on it, or delete it.");
    }
    byte[] secret;
    if (!Files.isReadable(file)) {
      throw new IOException("This user may not read the signing key " + file + ".");
    }
    try {
      secret = Base64.getDecoder().decode(Files.readString(file).strip());
    } catch (IllegalArgumentException e) {
      throw notAKey(file);
    }
    if (secret.length != BYTES) {
      throw notAKey(file);
    }
    return new SigningKey(secret);
  }

  private static IOException notAKey(Path file) {
    return new IOException(
        "The signing key "
            + file
            + " is damaged; restore it, or delete it and let everybody join anew.");
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
