package io.trophycast.board;

/**
 * Somebody's points now; the id is a member's, or {@code x:} and a partner's own id of a player.
 */
public record Score(String member, long points) {}
