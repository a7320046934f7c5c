package io.trophycast.protocol;

/**
 * What a member's QR code says to a steward. It names whose thing it is and promises nothing: Redis
 * says whether there is still one.
 *
 * @param name of the member when the pass was made, for a steward without network
 */
public record PickupPass(StageId stage, DropId drop, MemberId member, String name) {}
