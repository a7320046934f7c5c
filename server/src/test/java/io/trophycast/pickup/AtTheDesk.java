package io.trophycast.pickup;

import static io.trophycast.redis.Instance.given;

import io.trophycast.protocol.Actor;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.DropId;
import io.trophycast.protocol.IdempotencyKey;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.PickupPass;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Instance;
import io.vertx.core.Future;
import java.util.Optional;

/** A steward for tests, who has scanned the pass of a member. */
record AtTheDesk(StageId stage, DropId drop, MemberId member) {
  private static final Actor STEWARD = new Actor("steward:test");

  Decision handOver(Instance instance, String nonce) {
    return given(decide(instance, Scan.Action.HAND_OVER, nonce, false));
  }

  Decision handOverLate(Instance instance, String nonce) {
    return given(decide(instance, Scan.Action.HAND_OVER, nonce, true));
  }

  Decision takeBack(Instance instance, String nonce) {
    return given(decide(instance, Scan.Action.RETURN, nonce, false));
  }

  Future<Answer<Decision>> decide(
      Instance instance, Scan.Action action, String nonce, boolean late) {
    return instance.pickups.decide(
        stage, scan(instance, action, nonce, late), STEWARD, "Ines at the bar");
  }

  Scan scan(Instance instance, Scan.Action action, String nonce, boolean late) {
    String pass = instance.entryKey.sign(new PickupPass(stage, drop, member, "Somebody"));
    return new Scan(
        Optional.of(pass), Optional.empty(), action, new IdempotencyKey(nonce), Optional.of(late));
  }
}
