package io.trophycast.edge;

import io.trophycast.announcement.Announcements;
import io.trophycast.board.Boards;
import io.trophycast.cadence.Cadences;
import io.trophycast.drop.Claims;
import io.trophycast.drop.Drops;
import io.trophycast.drop.Raffles;
import io.trophycast.fence.Receipts;
import io.trophycast.identity.HostLink;
import io.trophycast.identity.Tokens;
import io.trophycast.member.Members;
import io.trophycast.member.NameSuggestions;
import io.trophycast.meter.Meters;
import io.trophycast.pickup.Pickups;
import io.trophycast.presence.Presences;
import io.trophycast.stage.Pictures;
import io.trophycast.stage.Stages;
import io.trophycast.template.Templates;
import io.trophycast.trophy.Trophies;

/** What the HTTP API needs of the rest. */
public record EdgeServices(
    Readiness readiness,
    Meters meters,
    Guard guard,
    Tokens tokens,
    HostLink hostLink,
    Stages stages,
    Pictures pictures,
    Drops drops,
    Templates templates,
    Raffles raffles,
    Claims claims,
    Receipts receipts,
    Members members,
    NameSuggestions suggestions,
    Boards boards,
    Trophies trophies,
    Pickups pickups,
    Presences presences,
    Cadences cadences,
    Announcements announcements,
    TapCounter taps) {}
