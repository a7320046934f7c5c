package io.trophycast.edge.api;

import io.trophycast.announcement.Announcements;
import io.trophycast.announcement.NewAnnouncement;
import io.trophycast.announcement.PlannedAnnouncement;
import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Reply;
import io.trophycast.protocol.Announcement;
import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.Answer;
import java.util.List;
import java.util.Map;

/**
 * Announcements: planning, listing and withdrawing them; those that are for the member who asks.
 */
public final class AnnouncementApi {
  private final Announcements announcements;

  record AnnouncementList(List<PlannedAnnouncement> announcements) {}

  record OwnAnnouncements(List<Announcement> announcements) {}

  public AnnouncementApi(EdgeServices services) {
    this.announcements = services.announcements();
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put(
        "listAnnouncements",
        call -> Reply.of(announcements.list(call.stage()).await().map(AnnouncementList::new)));
    operations.put("planAnnouncement", this::plan);
    operations.put(
        "withdrawAnnouncement",
        call ->
            Reply.of(
                announcements
                    .withdraw(
                        call.stage(), new AnnouncementId(call.path("announcement")), call.actor())
                    .await()));
    operations.put(
        "listOwnAnnouncements",
        call ->
            Reply.of(
                announcements
                    .mine(call.stage(), call.asMember().member())
                    .await()
                    .map(OwnAnnouncements::new)));
  }

  private Reply plan(Call call) {
    return switch (announcements
        .plan(call.stage(), call.body(NewAnnouncement.class), call.actor(), call.onceKey())
        .await()) {
      case Answer.Given<PlannedAnnouncement>(PlannedAnnouncement value) -> Reply.created(value);
      case Answer.Refused<PlannedAnnouncement> refused -> Reply.of(refused);
    };
  }
}
