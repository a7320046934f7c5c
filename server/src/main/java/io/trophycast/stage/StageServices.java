package io.trophycast.stage;

import io.trophycast.board.Boards;
import io.trophycast.confetti.Pulse;
import io.trophycast.fanout.AudienceLimits;
import io.trophycast.fence.Fence;
import io.trophycast.meter.Meters;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;

/**
 * What a live room needs of the rest.
 *
 * @param instance names this server among all of them, for counting its audience
 */
public record StageServices(
    RedisLink link,
    RedisClock clock,
    Stages stages,
    Boards boards,
    Pulse pulse,
    Fence fence,
    JoinAddress address,
    Meters meters,
    String instance,
    AudienceLimits limits) {}
