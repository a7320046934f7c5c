package io.trophycast.drop;

import io.trophycast.protocol.DropId;
import io.trophycast.protocol.StageId;

/** A drop that opens or closes next at this instant, in milliseconds since the Unix epoch. */
public record DueDrop(StageId stage, DropId drop, long at) {}
