package io.trophycast.identity;

/** One thing a token may allow. */
public enum Scope {
  /** Make stages, run them, fire drops, moderate, invite screens and partners. */
  RUN_STAGE,
  /** Read what everybody on a stage sees: snapshot, moments, board. */
  WATCH_STAGE,
  /** Show the code that proves who is at the venue. */
  SHOW_PRESENCE,
  /** Take part: claim trophies, throw confetti, ask for one's own standing. */
  TAKE_PART,
  /** Add points to members and set scores of outside games. */
  AWARD_POINTS,
  /** Hand out things at the pick-up desk and take them back. */
  HAND_OUT
}
