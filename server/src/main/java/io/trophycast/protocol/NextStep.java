package io.trophycast.protocol;

import java.util.Optional;

/** The one tangible thing a winner can do next, with a web address where there is one. */
public record NextStep(String text, Optional<String> link) {}
