package io.trophycast.board;

import io.trophycast.protocol.MemberId;

/** Points for a member, and why; negative ones take back. */
public record Award(MemberId member, long points, String reason) {}
