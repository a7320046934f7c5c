package io.trophycast.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

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

  /**
   * The key kept in this directory, made now when there is none.
   *
   * @throws IOException with a sentence for people, when it can't be read, can't be written, is not
   *     a key, or is open to others
   */
  public static SigningKey keptIn(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.notExists(file)) {
      try {
        return made(file);
      } catch (FileAlreadyExistsException e) {
        // Another instance was faster; its key is as good.
      }
    }
    return read(file);
  }

  /** A key that is kept nowhere, for tests and trials. */
  public static SigningKey ephemeral() {
    return new SigningKey(randomBytes());
  }

  byte[] secret() {
    return secret.clone();
  }

  private static SigningKey made(Path file) throws IOException {
    byte[] secret = randomBytes();
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    Files.writeString(
        file,
        Base64.getEncoder().encodeToString(secret) + "\n",
        StandardCharsets.US_ASCII,
        StandardOpenOption.WRITE);
    return new SigningKey(secret);
  }

  private static SigningKey read(Path file) throws IOException {
    if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
      throw new IOException(
          "Others can read the signing key " + file + "; run chmod 600 on it, or delete it.");
    }
    byte[] secret;
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
