package io.trophycast.announcement;

import io.trophycast.protocol.DropId;
import java.util.Optional;

/**
 * When an announcement goes up: in some seconds, at a local time of the stage, or some seconds
 * before a drop opens or after it has ended.
 */
public record Starts(
    Optional<Integer> in,
    Optional<String> at,
    Optional<DropId> drop,
    Optional<Integer> before,
    Optional<Integer> after) {}
