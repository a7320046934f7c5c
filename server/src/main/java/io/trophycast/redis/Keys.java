package io.trophycast.redis;

import io.trophycast.protocol.Pin;
import io.trophycast.protocol.StageId;

/**
 * Builds the keys that Java names. All keys of a stage share the hash tag {@code {stage}}, so that
 * one function may touch them all in a cluster; functions get {@link #meta} and build the stage's
 * other keys from it.
 */
public final class Keys {
  /** Ids of all stages. */
  public static final String STAGES = "tc:stages";

  /** {@code <stage>:<drop>} by the next instant at which that drop opens or closes. */
  public static final String DUE = "tc:due";

  /** {@code <stage>:<template>} by the instant at which that template is to be looked at. */
  public static final String SERIES = "tc:series";

  /**
   * {@code <stage>:<announcement>} by the instant at which that announcement is to be looked at.
   */
  public static final String ANNOUNCEMENTS = "tc:announcements";

  /** The one-time host link. */
  public static final String HOST_LINK = "tc:hostlink";

  /** The fingerprint of the key that this deployment's instances sign tokens with. */
  public static final String SIGNING = "tc:signing";

  /** Written before waiting for replicas, so that there is something to wait for. */
  static final String KEPT = "tc:kept";

  private Keys() {}

  /** Whose the PIN is. */
  public static String pin(Pin pin) {
    return "tc:pin:{" + pin + "}";
  }

  /** The stage that was created with this idempotency key. */
  public static String createdWith(String idempotencyKey) {
    return "tc:created:{" + idempotencyKey + "}";
  }

  /** The stage's own fields, and the one key that every function takes. */
  public static String meta(StageId stage) {
    return root(stage) + ":meta";
  }

  /** The stream of moments: entry {@code <offset>-0}, field {@code m}. */
  public static String feed(StageId stage) {
    return root(stage) + ":feed";
  }

  /** The channel on which moments and touches are published. */
  public static String live(StageId stage) {
    return root(stage) + ":live";
  }

  /** A picture's bytes. */
  public static String picture(StageId stage, String sha256) {
    return root(stage) + ":picture:" + sha256;
  }

  private static String root(StageId stage) {
    return "tc:{" + stage + "}";
  }
}
