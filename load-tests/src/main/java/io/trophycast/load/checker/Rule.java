package io.trophycast.load.checker;

import java.util.List;

/** One promise, as a question to a history. */
interface Rule {
  List<Violation> violations(History history);
}
