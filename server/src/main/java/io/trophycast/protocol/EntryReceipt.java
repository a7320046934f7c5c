package io.trophycast.protocol;

/** What an entrant of a raffle was told, to be held against a list of entries that lacks it. */
public record EntryReceipt(
    StageId stage, DropId drop, MemberId member, ClaimId claim, String ticket, long at) {}
