package io.trophycast.identity;

import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The one-time link that lets somebody in as a host. There is one at a time; Redis keeps the
 * SHA-256 of its secret, as the only field of a hash that expires. Whoever deletes the field has
 * used the link, and only one caller ever does.
 */
public final class HostLink {
  /** How long a link waits to be used. */
  public static final Duration LIFE = Duration.ofHours(24);

  private static final int SECRET_BYTES = 24;

  private final RedisLink redis;
  private final SecureRandom random = new SecureRandom();

  public HostLink(RedisLink redis) {
    this.redis = redis;
  }

  /** Makes a link and voids any other; what it answers is the secret, which is kept nowhere. */
  public Future<String> fresh() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return redis
        .find(Keys.HOST_LINK, Request.cmd(Command.DEL).arg(Keys.HOST_LINK))
        .compose(
            _ ->
                redis.find(
                    Keys.HOST_LINK,
                    Request.cmd(Command.HSET).arg(Keys.HOST_LINK).arg(hash(secret)).arg("")))
        .compose(
            _ ->
                redis.find(
                    Keys.HOST_LINK,
                    Request.cmd(Command.PEXPIRE).arg(Keys.HOST_LINK).arg(LIFE.toMillis())))
        .map(_ -> secret);
  }

  /** Whether this secret opens the door; it never does twice. */
  public Future<Boolean> use(String secret) {
    return redis
        .send(Keys.HOST_LINK, Request.cmd(Command.HDEL).arg(Keys.HOST_LINK).arg(hash(secret)))
        .map(deleted -> "1".equals(deleted.toString()));
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
