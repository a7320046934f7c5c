package io.trophycast.member;

import io.trophycast.protocol.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * Friendly names for people who can't think of one: an animal and something kind about it, in their
 * language and with that language's grammar. The words are our own short lists ({@code
 * names/friendly.<language>.txt}), for the libraries that exist speak English only and have both
 * "racial" and "louse" in them.
 */
public final class NameSuggestions {
  private static final String MASCULINE = "m";

  private final Map<Language, Words> words = new EnumMap<>(Language.class);
  private final RandomGenerator random;

  public NameSuggestions(RandomGenerator random) {
    this.random = random;
    for (Language language : Language.values()) {
      words.put(language, Words.of(language));
    }
  }

  /** Another name each time, or nearly. */
  public DisplayName next(Language language) {
    Words known = Objects.requireNonNull(words.get(language));
    Animal animal = any(known.animals());
    String quality = any(known.qualities()).agreeing(animal.gender());
    return new DisplayName(
        switch (language) {
          case ENGLISH, GERMAN -> quality + " " + animal.name();
          case SPANISH, ARABIC -> animal.name() + " " + quality;
        });
  }

  /** How many names there are in a language. */
  int variety(Language language) {
    Words known = Objects.requireNonNull(words.get(language));
    return known.animals().size() * known.qualities().size();
  }

  /** Every name of a language. */
  List<String> all(Language language) {
    Words known = Objects.requireNonNull(words.get(language));
    List<String> names = new ArrayList<>();
    for (Animal animal : known.animals()) {
      for (Quality quality : known.qualities()) {
        names.add(animal.name() + " " + quality.agreeing(animal.gender()));
      }
    }
    return names;
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An animal and its grammatical gender: {@code m}, {@code f} or {@code n}. */
  private record Animal(String name, String gender) {}

  /** An adjective in the forms that go with each gender. */
  private record Quality(Map<String, String> forms) {
    String agreeing(String gender) {
      return Objects.requireNonNullElse(
          forms.get(gender), Objects.requireNonNull(forms.get(MASCULINE)));
    }
  }

  /** The words of a language. Lines are {@code a otter m} and {@code q mutiger mutige mutiges}. */
  private record Words(List<Animal> animals, List<Quality> qualities) {
    private static final List<String> GENDERS = List.of(MASCULINE, "f", "n");

    static Words of(Language language) {
      List<Animal> animals = new ArrayList<>();
      List<Quality> qualities = new ArrayList<>();
      for (String line : lines("/names/friendly." + language.tag() + ".txt")) {
        List<String> parts = List.of(line.split(" ", -1));
        if (parts.getFirst().equals("a")) {
          animals.add(new Animal(parts.get(1), parts.size() > 2 ? parts.get(2) : MASCULINE));
        } else {
          Map<String, String> forms = new java.util.HashMap<>();
          for (int i = 1; i < parts.size(); i++) {
            forms.put(GENDERS.get(i - 1), parts.get(i));
          }
          qualities.add(new Quality(Map.copyOf(forms)));
        }
      }
      return new Words(List.copyOf(animals), List.copyOf(qualities));
    }

    private static List<String> lines(String resource) {
      try (InputStream in = NameSuggestions.class.getResourceAsStream(resource)) {
        return new String(
                Objects.requireNonNull(in, () -> resource + " is missing from the jar")
                    .readAllBytes(),
                StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
