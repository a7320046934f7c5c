package io.trophycast.protocol;

import java.util.List;

/**
 * The live place people join.
 *
 * @param zone IANA name of the time zone that its local times are in
 * @param joinAddress what the QR code says
 */
public record Stage(
    StageId id,
    String name,
    String zone,
    List<Language> languages,
    Pin pin,
    String joinAddress,
    boolean boardHidden,
    long createdAt) {}
