package io.trophycast.edge;

import io.trophycast.drop.Claims;
import io.trophycast.identity.Tokens;
import io.trophycast.member.Members;
import io.trophycast.meter.Meters;
import io.trophycast.redis.RedisClock;
import io.trophycast.stage.LiveStages;

/** What a live connection needs of the rest. */
public record LiveServices(
    Tokens tokens,
    Claims claims,
    Members members,
    LiveStages stages,
    RedisClock clock,
    Meters meters,
    Guard guard) {}
