package io.trophycast.runtime;

import io.trophycast.board.Boards;
import io.trophycast.confetti.Pulse;
import io.trophycast.drop.Claims;
import io.trophycast.drop.Drops;
import io.trophycast.identity.HostLink;
import io.trophycast.identity.SigningKey;
import io.trophycast.identity.Tokens;
import io.trophycast.member.Members;
import io.trophycast.member.NameSuggestions;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.stage.Pictures;
import io.trophycast.stage.Stages;
import io.trophycast.trophy.Trophies;
import io.vertx.core.Vertx;
import java.security.SecureRandom;

/** All features of a server, each made once. */
record Features(
    RedisLink link,
    RedisClock clock,
    Tokens tokens,
    HostLink hostLink,
    Stages stages,
    Drops drops,
    Claims claims,
    Boards boards,
    Members members,
    NameSuggestions suggestions,
    Trophies trophies,
    Pictures pictures,
    Pulse pulse) {

  static Features over(Vertx vertx, RedisLink link, RedisClock clock, SigningKey key) {
    var random = new SecureRandom();
    return new Features(
        link,
        clock,
        new Tokens(vertx, key, clock),
        new HostLink(link),
        new Stages(link, random),
        new Drops(link, clock, random),
        new Claims(link, random),
        new Boards(link),
        new Members(link, random),
        new NameSuggestions(random),
        new Trophies(link),
        new Pictures(link),
        new Pulse(link));
  }
}
