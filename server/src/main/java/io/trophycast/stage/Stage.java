package io.trophycast.stage;

import io.trophycast.protocol.Language;
import io.trophycast.protocol.Pin;
import io.trophycast.protocol.StageId;
import java.util.List;

/**
 * The live place people join.
 *
 * @param zone IANA time zone
 * @param epoch names this life of the stage's data; another one means that data was lost
 */
public record Stage(
    StageId id,
    String name,
    String zone,
    List<Language> languages,
    Pin pin,
    String epoch,
    boolean boardHidden,
    long createdAt) {}
