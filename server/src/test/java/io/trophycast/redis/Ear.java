package io.trophycast.redis;

import java.util.List;

/** Notes what it hears, and that it was away. */
record Ear(List<String> heard) implements ChannelListener {
  static final String RESUMED = "resumed";

  @Override
  public void heard(String message) {
    heard.add(message);
  }

  @Override
  public void resumed() {
    heard.add(RESUMED);
  }
}
