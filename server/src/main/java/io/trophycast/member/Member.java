package io.trophycast.member;

import io.trophycast.protocol.MemberId;

/**
 * Who watches and claims.
 *
 * @param hidden whether others see an empty name
 * @param removed whether the host sent them away
 */
public record Member(
    MemberId id, String name, long joinedAt, boolean hidden, boolean removed, long points) {}
