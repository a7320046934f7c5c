package io.trophycast.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A language that texts exist in. */
public enum Language {
  @JsonProperty("en")
  ENGLISH("en"),
  @JsonProperty("de")
  GERMAN("de"),
  @JsonProperty("es")
  SPANISH("es"),
  @JsonProperty("ar")
  ARABIC("ar");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The language's tag on the wire. */
  public String tag() {
    return tag;
  }
}
