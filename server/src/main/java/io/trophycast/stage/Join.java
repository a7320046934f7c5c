package io.trophycast.stage;

import io.trophycast.fanout.Loop;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.StageId;
import java.util.Optional;

/**
 * A wish to watch a stage.
 *
 * @param loop the viewer's event loop
 * @param member who it is; screens, hosts and partners are no members
 * @param ref of the hello, for the welcome to carry
 * @param position of the last moment seen, to resume from
 */
public record Join(
    StageId stage,
    Loop loop,
    Viewer viewer,
    Optional<MemberId> member,
    String ref,
    Optional<Position> position) {}
