package io.trophycast.protocol;

import java.util.Optional;

/**
 * That a host wanted something although it exceeds a limit. Public, with what was done.
 *
 * @param reason in the host's words
 * @param used how many there were already
 * @param most how many there may be, or the seconds between two
 */
public record Overruled(
    String reason, Limit limit, Optional<Integer> used, Optional<Integer> most) {}
