package io.trophycast.redis;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a winner's answer waits for. */
public sealed interface Durability {

  /** The answer of the primary itself, for one that writes to disk before it answers. */
  record Disk() implements Durability {
    @Override
    public String toString() {
      return "disk";
    }
  }

  /** In addition, so many replicas that have it too. */
  record Replicas(int count) implements Durability {
    private static final int MOST = 9;

    public Replicas {
      if (count < 1 || count > MOST) {
        throw new IllegalArgumentException("replicas=" + count);
      }
    }

    @Override
    public String toString() {
      return "replicas=" + count;
    }
  }

  Pattern REPLICAS = Pattern.compile("replicas=(\\d)");

  /**
   * Reads {@code disk} or {@code replicas=N}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static Durability parse(String text) {
    Matcher replicas = REPLICAS.matcher(text);
    if (replicas.matches()) {
      return new Replicas(Integer.parseInt(replicas.group(1)));
    }
    if (text.equals("disk")) {
      return new Disk();
    }
    throw new IllegalArgumentException(text);
  }
}
