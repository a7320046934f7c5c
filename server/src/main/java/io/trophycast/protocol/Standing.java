package io.trophycast.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Where a member stands.
 *
 * @param rank empty while there are no points
 * @param players how many have points
 * @param neighbours up to two rows above and below, and one's own; empty while there is no rank or
 *     the board is hidden
 */
public record Standing(
    Optional<Integer> rank, long points, int players, List<BoardRow> neighbours) {}
