package io.trophycast.protocol;

/**
 * One row of a board.
 *
 * @param rank standard competition rank (1, 2, 2, 4)
 * @param member a member's id, or {@code x:} and a partner's own id of a player
 * @param name empty for a hidden member
 */
public record BoardRow(int rank, String member, String name, long points) {}
