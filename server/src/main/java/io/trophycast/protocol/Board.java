package io.trophycast.protocol;

import java.util.List;

/**
 * A leaderboard as it is shown.
 *
 * @param hidden whether the host hides it from the audience; the rows are then empty
 * @param players how many have points
 */
public record Board(boolean hidden, int players, List<BoardRow> top) {}
