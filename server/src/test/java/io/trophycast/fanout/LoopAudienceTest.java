package io.trophycast.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.trophycast.meter.AudienceMeters;
import io.trophycast.meter.Meters;
import io.trophycast.protocol.CloseCode;
import io.trophycast.protocol.MemberId;
import io.trophycast.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopAudienceTest {
  private static final int MANY = 500;

  private final AudienceMeters meters = Meters.in(new SimpleMeterRegistry()).audience();
  private final Turns turns = new Turns();
  private final LoopAudience audience = new LoopAudience(turns);
  private final List<String> said = new ArrayList<>();

  @Test
  void aFewAreToldAtOnce() {
    List<Listener> few = crowd(10);

    audience.send(frame(1), () -> said.add("sent"));

    assertThat(few).allSatisfy(one -> assertThat(one.heard).containsExactly("time 1"));
    assertThat(said).containsExactly("sent");
    assertThat(turns.next).isEmpty();
  }

  @Test
  void ofManyNotAllAreToldBeforeTheLoopLooksAtItsSockets() {
    List<Listener> many = crowd(MANY);

    audience.send(frame(1), () -> said.add("sent"));

    assertThat(heard(many)).isBetween(1L, MANY / 2L);
    assertThat(said).isEmpty();
    turns.runAll();
    assertThat(heard(many)).isEqualTo(MANY);
    assertThat(said).containsExactly("sent");
  }

  @Test
  void everybodyHearsAllFramesInTheirOrder() {
    List<Listener> many = crowd(MANY);

    audience.send(frame(1), () -> said.add("sent 1"));
    audience.send(frame(2), () -> said.add("sent 2"));
    turns.runAll();

    assertThat(many).allSatisfy(one -> assertThat(one.heard).containsExactly("time 1", "time 2"));
    assertThat(said).containsExactly("sent 1", "sent 2");
  }

  @Test
  void whoComesWhileOthersAreToldHearsOnlyWhatIsSentAfterwards() {
    crowd(MANY);
    audience.send(frame(1), () -> {});

    Listener late = join(frame(0));
    audience.send(frame(2), () -> {});

    assertThat(late.heard).isEmpty();
    turns.runAll();
    assertThat(late.heard).containsExactly("time 0", "time 2");
  }

  @Test
  void whoGoesWhileOthersAreToldDisturbsNobody() {
    List<Listener> many = crowd(MANY);
    audience.send(frame(1), () -> {});

    many.forEach(one -> audience.leave(one, Optional.empty()));
    audience.send(frame(2), () -> {});
    turns.runAll();

    assertThat(many).allSatisfy(one -> assertThat(one.heard).containsExactly("time 1"));
  }

  @Test
  void aMemberIsSentAwayAfterWhatWasSentBefore() {
    List<Listener> many = crowd(MANY);
    var who = MemberId.random(new Random(1));
    var member = new Listener();
    audience.join(member, Optional.of(who), () -> {}, List.of());

    audience.send(frame(1), () -> {});
    audience.tell(who, one -> one.outbox().close(CloseCode.REMOVED, "Removed."));
    turns.runAll();

    assertThat(member.heard).containsExactly("time 1", "closed");
    assertThat(many).noneMatch(one -> one.heard.contains("closed"));
  }

  @Test
  void oneWhoFailsKeepsNobodyElseFromTheNextFrame() {
    List<Listener> few = crowd(3);
    few.getFirst().broken = true;
    assertThatThrownBy(() -> audience.send(frame(1), () -> {})).hasMessage("broken");
    few.getFirst().broken = false;

    audience.send(frame(2), () -> {});

    assertThat(few).allSatisfy(one -> assertThat(one.heard).endsWith("time 2"));
  }

  private List<Listener> crowd(int size) {
    return IntStream.range(0, size).mapToObj(_ -> join()).toList();
  }

  private Listener join(Frame... first) {
    var listener = new Listener();
    audience.join(listener, Optional.empty(), () -> {}, List.of(first));
    return listener;
  }

  private static long heard(List<Listener> listeners) {
    return listeners.stream().filter(one -> !one.heard.isEmpty()).count();
  }

  private static Frame frame(int number) {
    return Frame.of(new ServerMessage.Time("time " + number, number));
  }

  /** A loop whose next turn comes when it is told to. */
  private static final class Turns implements Loop {
    private final Deque<Runnable> next = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void nextTurn(Runnable task) {
      next.add(task);
    }

    void runAll() {
      while (!next.isEmpty()) {
        next.remove().run();
      }
    }
  }

  private final class Listener implements Subscriber, Connection {
    private final List<String> heard = new ArrayList<>();
    private final Outbox outbox = new Outbox(this, meters);
    private boolean broken;

    @Override
    public Outbox outbox() {
      return outbox;
    }

    @Override
    public void boardChanged() {}

    @Override
    public void standingChanged() {}

    @Override
    public void write(Frame frame) {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      heard.add(
          new String(frame.json(), StandardCharsets.UTF_8).replaceAll(".*\"(time \\d+)\".*", "$1"));
    }

    @Override
    public boolean writable() {
      return true;
    }

    @Override
    public void whenWritable(Runnable drain) {}

    @Override
    public void close(CloseCode code, Frame bye) {
      heard.add("closed");
    }
  }
}
