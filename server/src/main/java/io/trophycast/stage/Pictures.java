package io.trophycast.stage;

import io.trophycast.protocol.StageId;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The pictures of a stage's drops, named by the SHA-256 of their bytes, so that storing one twice
 * is storing it once.
 */
public final class Pictures {
  private final RedisLink link;

  public Pictures(RedisLink link) {
    this.link = link;
  }

  /** Keeps a picture and returns its name. */
  public Future<String> store(StageId stage, Buffer bytes) {
    String name = name(bytes);
    return link.find(
            Keys.picture(stage, name),
            Request.cmd(Command.SET).arg(Keys.picture(stage, name)).arg(bytes).arg("NX"))
        .map(stored -> name);
  }

  /** The bytes of this picture, if there is one. */
  public Future<Optional<Buffer>> load(StageId stage, String name) {
    return link.find(
            Keys.picture(stage, name), Request.cmd(Command.GET).arg(Keys.picture(stage, name)))
        .map(found -> found.map(Response::toBuffer));
  }

  private static String name(Buffer bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.getBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
