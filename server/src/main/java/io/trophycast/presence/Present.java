package io.trophycast.presence;

/**
 * A member who is present.
 *
 * @param presentUntil in milliseconds since the Unix epoch
 */
public record Present(long presentUntil) {}
