package io.trophycast.protocol;

/** One of the last winners; the name is empty for a hidden or removed member. */
public record Winner(DropId drop, int serial, MemberId member, String name, long at) {}
