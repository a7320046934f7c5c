package io.trophycast.runtime;

import io.trophycast.announcement.Announcements;
import io.trophycast.board.Boards;
import io.trophycast.cadence.Cadences;
import io.trophycast.confetti.Pulse;
import io.trophycast.drop.Claims;
import io.trophycast.drop.Drops;
import io.trophycast.drop.Raffles;
import io.trophycast.fence.Fence;
import io.trophycast.fence.Receipts;
import io.trophycast.identity.EntryKey;
import io.trophycast.identity.HostLink;
import io.trophycast.identity.SigningKey;
import io.trophycast.identity.Tokens;
import io.trophycast.member.Members;
import io.trophycast.member.NameSuggestions;
import io.trophycast.pickup.Pickups;
import io.trophycast.presence.Presences;
import io.trophycast.redis.RedisClock;
import io.trophycast.redis.RedisLink;
import io.trophycast.stage.Pictures;
import io.trophycast.stage.Stages;
import io.trophycast.template.Templates;
import io.trophycast.trophy.Trophies;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.UUID;

/** All features of a server, each made once. */
record Features(
    RedisLink link,
    RedisClock clock,
    Tokens tokens,
    HostLink hostLink,
    Stages stages,
    Drops drops,
    Templates templates,
    Raffles raffles,
    Claims claims,
    Receipts receipts,
    Boards boards,
    Members members,
    NameSuggestions suggestions,
    Trophies trophies,
    Pickups pickups,
    Presences presences,
    Cadences cadences,
    Announcements announcements,
    Pictures pictures,
    Pulse pulse,
    Fence fence,
    String instance) {

  /** One more instance on a Redis that others may use as well. */
  static Features over(Vertx vertx, RedisLink link, RedisClock clock, SigningKey key) {
    return over(vertx, link, clock, key, false);
  }

  /**
   * @param alone whether Redis belongs to this server
   */
  static Features over(
      Vertx vertx, RedisLink link, RedisClock clock, SigningKey key, boolean alone) {
    var random = new SecureRandom();
    String instance = UUID.randomUUID().toString();
    var fence = new Fence(vertx, link, random, instance, alone);
    var tokens = new Tokens(vertx, key, clock);
    var entryKey = new EntryKey(key);
    var raffles = new Raffles(vertx, link, key, entryKey);
    var drops = new Drops(link, clock, random, raffles);
    return new Features(
        link,
        clock,
        tokens,
        new HostLink(link),
        new Stages(link, clock, random),
        drops,
        new Templates(link, clock, random, drops),
        raffles,
        new Claims(link, random, tokens, entryKey, fence.memory()),
        new Receipts(link, tokens),
        new Boards(link),
        new Members(link, random),
        new NameSuggestions(random),
        new Trophies(link),
        new Pickups(link, key, entryKey),
        new Presences(link, clock, key),
        new Cadences(link, clock),
        new Announcements(link, clock, random),
        new Pictures(link),
        new Pulse(link),
        fence,
        instance);
  }
}
