package io.trophycast.protocol;

/** What a winner was told, to be held against anybody who says otherwise. */
public record Receipt(
    StageId stage, DropId drop, MemberId member, ClaimId claim, int serial, long at) {}
