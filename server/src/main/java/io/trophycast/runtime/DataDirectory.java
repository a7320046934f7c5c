package io.trophycast.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder with all that outlives the process: the signing key and the private Redis. A lock on
 * it keeps a second server out; the system drops the lock when the process ends, however it ends.
 */
final class DataDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder when it is not there (then for this user alone), and takes the lock.
   *
   * @throws CannotStart when it cannot be used, or another server uses it
   */
  static DataDirectory open(Path given) {
    Path path = given.toAbsolutePath().normalize();
    try {
      if (!Files.exists(path)) {
        Path parent = path.getParent();
        if (parent != null) {
          Files.createDirectories(parent);
        }
        Files.createDirectory(
            path,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      if (!Files.isDirectory(path)) {
        throw new CannotStart("The data directory " + path + " is not a directory.");
      }
      if (!Files.isReadable(path) || !Files.isExecutable(path) || !Files.isWritable(path)) {
        throw refused(path);
      }
      return new DataDirectory(path, lock(path));
    } catch (IOException e) {
      throw refused(path, e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // The other server is in this very process; the answer is the same.
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new CannotStart(
        "Another Trophycast server uses the data directory "
            + path
            + "; stop it, or choose another directory with --data.");
  }

  private static CannotStart refused(Path path) {
    return new CannotStart(
        "The data directory " + path + " must be readable and writable for this user.");
  }

  private static CannotStart refused(Path path, IOException cause) {
    return new CannotStart(
        "The data directory "
            + path
            + " cannot be used ("
            + cause.getClass().getSimpleName()
            + "); it must be readable and writable for this user.",
        cause);
  }

  Path path() {
    return path;
  }

  /** The folder of the private Redis. */
  Path redis() {
    return path.resolve("redis");
  }

  /** Where a program is unpacked that the machine lacks. */
  Path programs() {
    return path.resolve("bin");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
