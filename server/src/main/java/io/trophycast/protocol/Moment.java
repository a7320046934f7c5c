package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * One entry in a stage's ordered history. Moments are written by Redis functions only, in the call
 * that decides them; this is how they are read.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Moment.StageUpdated.class, name = "stage.updated"),
  @JsonSubTypes.Type(value = Moment.DropScheduled.class, name = "drop.scheduled"),
  @JsonSubTypes.Type(value = Moment.DropOpened.class, name = "drop.opened"),
  @JsonSubTypes.Type(value = Moment.DropDrawing.class, name = "drop.drawing"),
  @JsonSubTypes.Type(value = Moment.DropEnded.class, name = "drop.ended"),
  @JsonSubTypes.Type(value = Moment.DropFrozen.class, name = "drop.frozen"),
  @JsonSubTypes.Type(value = Moment.DropRestored.class, name = "drop.restored"),
  @JsonSubTypes.Type(value = Moment.TrophyAwarded.class, name = "trophy.awarded"),
  @JsonSubTypes.Type(value = Moment.MessagePinned.class, name = "message.pinned"),
  @JsonSubTypes.Type(value = Moment.MessageUnpinned.class, name = "message.unpinned"),
  @JsonSubTypes.Type(value = Moment.AnnouncementShown.class, name = "announcement.shown"),
  @JsonSubTypes.Type(value = Moment.AnnouncementOver.class, name = "announcement.over"),
  @JsonSubTypes.Type(value = Moment.PointsAwarded.class, name = "points.awarded"),
  @JsonSubTypes.Type(value = Moment.MemberRenamed.class, name = "member.renamed"),
  @JsonSubTypes.Type(value = Moment.MemberHidden.class, name = "member.hidden"),
  @JsonSubTypes.Type(value = Moment.MemberShown.class, name = "member.shown"),
  @JsonSubTypes.Type(value = Moment.MemberRemoved.class, name = "member.removed"),
  @JsonSubTypes.Type(value = Moment.BoardHidden.class, name = "board.hidden"),
  @JsonSubTypes.Type(value = Moment.BoardShown.class, name = "board.shown"),
  @JsonSubTypes.Type(value = Moment.BoardReset.class, name = "board.reset")
})
public sealed interface Moment {
  /** Its place in the feed: 1, 2, 3 … without gap. */
  long offset();

  /** When it happened, in milliseconds since the Unix epoch by Redis' clock. */
  long at();

  /** The stage's name, zone or languages changed. */
  record StageUpdated(long offset, long at, String name, String zone, List<Language> languages)
      implements Moment {}

  /** A drop was announced. */
  record DropScheduled(long offset, long at, Drop drop) implements Moment {}

  /** A drop can be claimed from now on. */
  record DropOpened(long offset, long at, DropId drop) implements Moment {}

  /** A raffle takes no more entries, and is being drawn. */
  record DropDrawing(long offset, long at, DropId drop, int entries) implements Moment {}

  /** A drop is over. */
  record DropEnded(long offset, long at, DropId drop, DropEnding ending, int awarded)
      implements Moment {}

  /**
   * Redis came back with less of a drop than somebody saw; it waits for a host.
   *
   * @param awarded trophies that Redis knows
   * @param seen the highest serial that anybody saw
   */
  record DropFrozen(long offset, long at, DropId drop, int awarded, int seen) implements Moment {}

  /** A frozen drop goes on, with what was remembered of it. */
  record DropRestored(long offset, long at, Drop drop) implements Moment {}

  /** A member won; the name is empty for a hidden member. */
  record TrophyAwarded(
      long offset, long at, DropId drop, int serial, MemberId member, String name, int remaining)
      implements Moment {}

  /** A message was pinned, replacing another. */
  record MessagePinned(long offset, long at, String text) implements Moment {}

  /** The pinned message was taken down. */
  record MessageUnpinned(long offset, long at) implements Moment {}

  /** A line for the audience is up. */
  record AnnouncementShown(long offset, long at, Announcement announcement) implements Moment {}

  /** It is not up any more: its time is over, or it was withdrawn. */
  record AnnouncementOver(long offset, long at, AnnouncementId announcement) implements Moment {}

  /**
   * A host gave points, with a reason.
   *
   * @param overruled that this exceeds a limit of the stage, and why it was wanted all the same
   */
  record PointsAwarded(
      long offset,
      long at,
      MemberId member,
      String name,
      long points,
      String reason,
      Optional<Overruled> overruled)
      implements Moment {}

  /** A member has another name; empty while the member is hidden. */
  record MemberRenamed(long offset, long at, MemberId member, String name) implements Moment {}

  /** A member's name is not shown any more. */
  record MemberHidden(long offset, long at, MemberId member) implements Moment {}

  /** A hidden member's name is shown again. */
  record MemberShown(long offset, long at, MemberId member, String name) implements Moment {}

  /** A member has to leave. */
  record MemberRemoved(long offset, long at, MemberId member) implements Moment {}

  /** The board is hidden from the audience. */
  record BoardHidden(long offset, long at) implements Moment {}

  /** The board is shown again. */
  record BoardShown(long offset, long at) implements Moment {}

  /** All points of the stage went back to zero. */
  record BoardReset(long offset, long at) implements Moment {}
}
