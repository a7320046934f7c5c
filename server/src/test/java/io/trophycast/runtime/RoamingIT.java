package io.trophycast.runtime;

import static io.trophycast.runtime.RunningServer.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.trophycast.drop.Opens;
import io.trophycast.protocol.ClaimOutcome;
import io.trophycast.protocol.Drop;
import io.trophycast.protocol.Me;
import io.trophycast.protocol.Position;
import io.trophycast.protocol.RawMoment;
import io.trophycast.protocol.ServerMessage;
import io.trophycast.protocol.StageId;
import io.trophycast.redis.Await;
import io.trophycast.redis.Keys;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several servers over one Redis; nobody is bound to the one they came to first. */
class RoamingIT {
  private static final List<RunningServer> FLEET = new ArrayList<>();

  private StageId stage;
  private Backstage.Guest ada;

  @BeforeAll
  static void start() {
    FLEET.add(new RunningServer());
    FLEET.add(new RunningServer(FLEET.getFirst()));
    FLEET.add(new RunningServer(FLEET.getFirst()));
  }

  @AfterAll
  static void stop() {
    FLEET.reversed().forEach(RunningServer::close);
  }

  @BeforeEach
  void open() {
    stage = first().stage();
    ada = first().member(stage, "Ada");
  }

  @Test
  @DisplayName("wound 4: who comes back to another server gets exactly what they missed")
  void resumesElsewhere() {
    LiveSocket before = first().watch(ada);
    pins(3);
    Position left =
        new Position(before.welcome().position().epoch(), before.moment("pin 2").offset());
    before.close();
    pins(1500);

    for (RunningServer other : FLEET) {
      LiveSocket again = other.connect();
      var welcome = again.hello(other.token(ada), Optional.of(left));
      again.moment("pin 1499");

      assertThat(welcome.resumed()).isTrue();
      assertThat(offsets(again))
          .isEqualTo(
              LongStream.rangeClosed(left.offset() + 1, left.offset() + 1500).boxed().toList());
    }
  }

  @Test
  @DisplayName("wound 4: who left a life of the stage that is lost is told so by every server")
  void resetsElsewhere() {
    first().watch(ada);

    for (RunningServer other : FLEET) {
      var welcome = other.connect().hello(other.token(ada), Optional.of(new Position("lost", 1)));

      assertThat(welcome.resumed()).isFalse();
      assertThat(welcome.snapshot()).isPresent();
    }
  }

  @Test
  @DisplayName("wound 20: a win whose answer was lost with its server is the same win at another")
  void anAnswerLostOnTheWay() {
    Drop drop = first().drop(stage, 3, Opens.atOnce());
    LiveSocket before = first().watch(ada);
    Position left = before.welcome().position();
    before.claim(drop.id(), "tap-5f0c9a1b");
    before.close();

    LiveSocket again = second().connect();
    again.hello(second().token(ada), Optional.of(left));
    ClaimOutcome answer = again.claimToTheEnd(drop.id(), "tap-5f0c9a1b");
    Me me = again.next(ServerMessage.Mine.class, mine -> !mine.me().trophies().isEmpty()).me();

    assertThat(answer)
        .isInstanceOfSatisfying(
            ClaimOutcome.Won.class, won -> assertThat(won.serial()).isEqualTo(1));
    assertThat(me.trophies()).hasSize(1);
    assertThat(me.standing().rank()).contains(1);
  }

  @Test
  @DisplayName("wound 13: who refreshes at another server keeps name, points and trophies at once")
  void theSamePersonElsewhere() {
    Drop drop = first().drop(stage, 3, Opens.atOnce());
    LiveSocket before = first().watch(ada);
    before.claimToTheEnd(drop.id(), "tap-5f0c9a1b");
    before.close();

    LiveSocket again = third().connect();
    again.hello(third().token(ada));
    Me me = again.next(ServerMessage.Mine.class).me();

    assertThat(me.name()).isEqualTo("Ada");
    assertThat(me.trophies()).hasSize(1);
    assertThat(me.standing().points()).isEqualTo(50);
  }

  @Test
  void overHttpAnotherServerGivesTheSameAnswers() {
    Drop drop = first().drop(stage, 3, Opens.atOnce());
    LiveSocket socket = first().watch(ada);
    socket.claimToTheEnd(drop.id(), "tap-5f0c9a1b");
    var api = new ApiClient(second().clientVertx, second().port());
    String token = second().token(ada);

    JsonObject outcome =
        api.ask("claimTrophy", "POST", "/stages/%s/drops/%s/claims".formatted(stage, drop.id()))
            .as(token)
            .json(new JsonObject().put("claim", "tap-5f0c9a1b"))
            .send()
            .ok();
    JsonObject me =
        api.ask("showMe", "GET", "/stages/%s/me".formatted(stage)).as(token).send().ok();

    assertThat(outcome.getString("outcome")).isEqualTo("won");
    assertThat(outcome.getInteger("serial")).isEqualTo(1);
    assertThat(me.getJsonArray("trophies")).hasSize(1);
  }

  @Test
  @DisplayName(
      "wound 17: members spread over all servers win exactly as many trophies as there are")
  void noOversellAcrossServers() {
    List<LiveSocket> sockets =
        IntStream.range(0, 60).mapToObj(i -> watch(i, "Guest " + i)).toList();
    Drop drop = first().drop(stage, 10, Opens.atOnce());

    sockets.forEach(socket -> socket.claim(drop.id(), "tap-5f0c9a1b"));
    List<Integer> serials = new ArrayList<>();
    for (LiveSocket socket : sockets) {
      if (socket.outcome() instanceof ClaimOutcome.Won won) {
        serials.add(won.serial());
      }
    }

    assertThat(serials)
        .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    sockets.forEach(socket -> assertThat(socket.moment("drop.ended").json()).contains("sold_out"));
  }

  @Test
  @DisplayName("wound 7: a server follows a stage only while somebody there watches it")
  void followsOnlyWhatIsWatched() {
    LiveSocket here = first().watch(ada);
    LiveSocket there = second().connect();
    there.hello(second().token(ada));
    Await.until(() -> followers() == 2);

    there.close();
    Await.until(() -> followers() == 1);

    Drop drop = third().drop(stage, 1, Opens.inSeconds(1));
    here.moment("drop.opened");
    assertThat(here.moment("drop.opened").json()).contains(drop.id().value());
    assertThat(followers()).isEqualTo(1);
  }

  @Test
  @DisplayName("wound 9: everybody sees how many watch at all servers together")
  void oneAudience() {
    List<LiveSocket> sockets = IntStream.range(0, 6).mapToObj(i -> watch(i, "Guest " + i)).toList();

    for (LiveSocket socket : sockets) {
      socket.next(
          ServerMessage.Latest.class,
          tick -> tick.counters().filter(now -> now.audience() == 6).isPresent());
    }
  }

  @Test
  @DisplayName("wound 26: the boards of all servers agree")
  void oneBoard() {
    List<LiveSocket> sockets = IntStream.range(0, 3).mapToObj(i -> watch(i, "Guest " + i)).toList();
    Drop drop = first().drop(stage, 1, Opens.atOnce());

    sockets.get(1).claimToTheEnd(drop.id(), "tap-5f0c9a1b");

    for (LiveSocket socket : sockets) {
      socket.next(
          ServerMessage.Latest.class,
          tick ->
              tick.board()
                  .filter(
                      board ->
                          board.top().size() == 1
                              && board.top().getFirst().name().equals("Guest 1")
                              && board.top().getFirst().points() == 50)
                  .isPresent());
    }
  }

  private LiveSocket watch(int i, String name) {
    RunningServer server = FLEET.get(i % FLEET.size());
    LiveSocket socket = server.connect();
    socket.hello(server.token(first().member(stage, name)));
    return socket;
  }

  /** How many servers listen to the stage's channel. */
  private int followers() {
    String channel = Keys.live(stage);
    Request ask = Request.cmd(Command.PUBSUB).arg("NUMSUB").arg(channel);
    return Integer.parseInt(await(first().features().link().send(channel, ask)).get(1).toString());
  }

  private void pins(int count) {
    var stages = first().features().stages();
    await(
        Future.all(
            IntStream.range(0, count)
                .mapToObj(i -> stages.pin(stage, "pin " + i, RunningServer.HOST))
                .toList()));
  }

  private static List<Long> offsets(LiveSocket socket) {
    return socket.moments().stream().map(RawMoment::offset).toList();
  }

  private static RunningServer first() {
    return FLEET.get(0);
  }

  private static RunningServer second() {
    return FLEET.get(1);
  }

  private static RunningServer third() {
    return FLEET.get(2);
  }
}
