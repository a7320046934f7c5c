package io.trophycast.redis;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of Redis, or the release of Redis that a Valkey says it is compatible with. */
record RedisVersion(int major, int minor, int patch) implements Comparable<RedisVersion> {
  /** The first release with functions, which every decision here is made by. */
  static final RedisVersion NEEDED = new RedisVersion(7, 0, 0);

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");
  private static final Comparator<RedisVersion> ORDER =
      Comparator.comparingInt(RedisVersion::major)
          .thenComparingInt(RedisVersion::minor)
          .thenComparingInt(RedisVersion::patch);

  /** Takes the first three dotted numbers out of what {@code --version} or {@code INFO} printed. */
  static Optional<RedisVersion> in(String text) {
    Matcher found = NUMBERS.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    return Optional.of(
        new RedisVersion(
            Integer.parseInt(found.group(1)),
            Integer.parseInt(found.group(2)),
            Integer.parseInt(found.group(3))));
  }

  boolean isNewEnough() {
    return compareTo(NEEDED) >= 0;
  }

  @Override
  public int compareTo(RedisVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
