package io.trophycast.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** The words of a demo: who comes, what is dropped and said, in turn and for ever. */
final class DemoScript {
  private static final int SECONDS_OPEN = 15;

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ada",
          "Amina",
          "Anouk",
          "Arjun",
          "Astrid",
          "Ben",
          "Bilal",
          "Camila",
          "Chidi",
          "Chloé",
          "Dalia",
          "Diego",
          "Elif",
          "Emeka",
          "Esther",
          "Farah",
          "Felix",
          "Fatou",
          "Greta",
          "Hana",
          "Hugo",
          "Ines",
          "Ivan",
          "Jamal",
          "Jonas",
          "Jun",
          "Kaya",
          "Kofi",
          "Lara",
          "Leila",
          "Liam",
          "Lucía",
          "Mads",
          "Maya",
          "Mei",
          "Milan",
          "Nadia",
          "Niko",
          "Noor",
          "Olu",
          "Omar",
          "Paula",
          "Priya",
          "Quinn",
          "Rafa",
          "Rania",
          "Rosa",
          "Samir",
          "Sanne",
          "Sofia",
          "Søren",
          "Tariq",
          "Theo",
          "Uma",
          "Valentina",
          "Wanjiru",
          "Yara",
          "Yuki",
          "Zeynep",
          "Zoë",
          "سلمى",
          "يوسف",
          "ليلى",
          "كريم");

  private static final String INITIALS = "ABDEFGHJKLMNOPRSTVWZ";

  private static final List<Scene> SCENES =
      List.of(
          new Scene(
              "Night Owl",
              "🦉",
              40,
              50,
              "Stayed late to rebuild the sound desk",
              "Without it the second half would have been silent",
              "Mara, host"),
          new Scene(
              "First Light",
              "🌅",
              12,
              80,
              "Opened the hall at six with a thermos for everybody",
              "The first guests were met by people, not by a locked door",
              "Ibrahim, stage lead"),
          new Scene(
              "Golden Ticket",
              "🎟️",
              1,
              250,
              "Guessed the encore before the band knew it",
              "It became the song of the evening",
              "The band"),
          new Scene(
              "Lantern Bearer",
              "🏮",
              90,
              30,
              "Carried a lantern from the river to the market",
              "Three hundred small lights made the square feel like ours",
              "Noor, co-host"),
          new Scene(
              "Steady Hands",
              "🧵",
              25,
              60,
              "Mended forty jackets at the repair table",
              "Forty people went home warm, and nothing was thrown away",
              "Repair café"),
          new Scene(
              "Quiet Hero",
              "🧹",
              7,
              120,
              "Swept the square before anybody asked",
              "The neighbours will have us back next month",
              "Mr Okafor, neighbour"),
          new Scene(
              "Whole Room",
              "🎉",
              400,
              10,
              "Was here tonight and stayed to the end",
              "A stage without a room is only furniture",
              "Everybody on the crew"),
          new Scene(
              "Good Question",
              "💡",
              18,
              70,
              "Asked what the panel had hoped nobody would ask",
              "It turned a lecture into a conversation",
              "Leila, moderator"));

  private static final List<String> MESSAGES =
      List.of(
          "Welcome! The photo wall is to the left of the bar.",
          "Bring your cup back and the next tea is on us.",
          "Team photo on the steps after the next drop.",
          "The last tram leaves at 23:40 from the bridge.");

  private static final List<String> REASONS =
      List.of(
          "Helped a newcomer find their seat",
          "Took the photo that everybody is sharing",
          "Answered three questions at the help table",
          "Lent a charger to the sound desk",
          "Sorted the cups for the wash");

  private static final List<Integer> POINTS = List.of(10, 15, 20, 25, 40);

  private final RandomGenerator random;
  private final Duration untilOpening;
  private int drops;
  private int messages;

  DemoScript(RandomGenerator random, Duration untilOpening) {
    this.random = random;
    this.untilOpening = untilOpening;
  }

  private record Scene(
      String title, String emoji, int supply, int points, String what, String why, String by) {}

  /** The stage to make. */
  JsonObject stage() {
    return new JsonObject()
        .put("name", "Lantern Night")
        .put("zone", "Europe/Berlin")
        .put("languages", new JsonArray().add("en").add("de").add("es").add("ar"));
  }

  /** Somebody's name. */
  String name() {
    return pick(FIRST_NAMES) + " " + INITIALS.charAt(random.nextInt(INITIALS.length())) + ".";
  }

  /** The next drop. */
  JsonObject drop() {
    Scene scene = SCENES.get(drops++ % SCENES.size());
    return new JsonObject()
        .put("title", scene.title())
        .put("emoji", scene.emoji())
        .put("supply", scene.supply())
        .put("opens", new JsonObject().put("in", untilOpening.toSeconds()))
        .put("duration", SECONDS_OPEN)
        .put("points", scene.points())
        .put(
            "citation",
            new JsonObject()
                .put("what", scene.what())
                .put("why", scene.why())
                .put("by", scene.by()))
        .put("earn", "Be here when the countdown ends, and tap claim. One for each person.")
        .put("nextStep", new JsonObject().put("text", "Show your photo of tonight"));
  }

  /** The next message to pin. */
  String message() {
    return MESSAGES.get(messages++ % MESSAGES.size());
  }

  /** Points and a reason, for somebody. */
  JsonObject award() {
    return new JsonObject().put("points", pick(POINTS)).put("reason", pick(REASONS));
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
