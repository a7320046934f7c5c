package io.trophycast.runtime;

import io.trophycast.identity.SigningKey;
import io.trophycast.redis.Keys;
import io.trophycast.redis.RedisLink;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/**
 * Makes sure that all instances on one Redis sign with the same key. With two keys, members would
 * be sent home each time they come back to another instance than the one before, and nothing would
 * say why.
 */
final class SharedKey {
  private SharedKey() {}

  /**
   * Leaves the key's fingerprint in Redis, or compares it with the one that is there.
   *
   * @throws CannotStart when the others sign with another key
   */
  static void agree(RedisLink link, SigningKey key) {
    String mine = key.fingerprint();
    link.find(Keys.SIGNING, Request.cmd(Command.SET).arg(Keys.SIGNING).arg(mine).arg("NX")).await();
    String shared =
        link.send(Keys.SIGNING, Request.cmd(Command.GET).arg(Keys.SIGNING)).await().toString();
    if (!shared.equals(mine)) {
      throw new CannotStart(
          "The instances on this Redis sign tokens with another key; give this one the same file"
              + " with --signing-key, or, if the key was changed on purpose, delete "
              + Keys.SIGNING
              + " in Redis.");
    }
  }
}
