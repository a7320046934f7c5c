package io.trophycast.presence;

/**
 * A stage that may ask who is there.
 *
 * @param asking whether it asks now
 * @param present how many are
 */
public record Presence(boolean asking, int present) {}
