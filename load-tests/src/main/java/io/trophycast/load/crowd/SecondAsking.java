package io.trophycast.load.crowd;

import io.trophycast.load.checker.Event;
import io.trophycast.load.checker.Outcome;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * When all is calm, every claim that won is asked about once more, and many that did not: the
 * answer has to be the same. Blocks, and asks several at a time.
 */
public final class SecondAsking implements Runnable {
  private static final int MOST_LOST = 2_000;

  private final Api api;
  private final Recorder recorder;
  private final String stage;
  private final Map<String, Me> members;

  private record Question(String member, String drop, String claim) {}

  public SecondAsking(Api api, Recorder recorder, String stage, List<Me> members) {
    this.api = api;
    this.recorder = recorder;
    this.stage = stage;
    this.members = members.stream().collect(Collectors.toMap(Me::id, Function.identity()));
  }

  @Override
  public void run() {
    Set<Question> won = new LinkedHashSet<>();
    Set<Question> others = new LinkedHashSet<>();
    for (Event event : recorder.events()) {
      if (event instanceof Event.Answered answer && answer.outcome() instanceof Outcome.Won) {
        won.add(new Question(answer.member(), answer.drop(), answer.claim()));
      } else if (event instanceof Event.Asked asked) {
        others.add(new Question(asked.member(), asked.drop(), asked.claim()));
      }
    }
    others.removeAll(won);
    List<Question> sample = new ArrayList<>(others);
    Collections.shuffle(sample, new Random(1));
    List<Question> questions = new ArrayList<>(won);
    questions.addAll(sample.subList(0, Math.min(MOST_LOST, sample.size())));
    questions.parallelStream().forEach(this::ask);
  }

  private void ask(Question question) {
    Me me = members.get(question.member());
    if (me == null) {
      return;
    }
    Api.Reply reply =
        api.post(
            "/stages/" + stage + "/drops/" + question.drop() + "/claims",
            me.token(),
            new JsonObject().put("claim", question.claim()),
            "");
    recorder.add(
        new Event.Answered(
            recorder.now(),
            me.id(),
            me.name() + "/calm@" + reply.target().name(),
            question.drop(),
            question.claim(),
            Answers.read(reply.body())));
  }
}
