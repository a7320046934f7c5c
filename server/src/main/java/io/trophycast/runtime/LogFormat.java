package io.trophycast.runtime;

import java.util.Locale;

/** How the log is written: lines for people, or a JSON object a line for programs. */
enum LogFormat {
  TEXT,
  JSON;

  /** Says it to Logback, which reads it once, when the first part asks for its logger. */
  void choose() {
    System.setProperty("TROPHYCAST_LOG_FORMAT", name().toLowerCase(Locale.ROOT));
  }
}
