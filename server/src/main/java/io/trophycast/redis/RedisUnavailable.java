package io.trophycast.redis;

/**
 * There is no Redis to work with. The message is one sentence for the person who starts the server.
 */
public class RedisUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RedisUnavailable(String sentence) {
    super(sentence);
  }

  public RedisUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
