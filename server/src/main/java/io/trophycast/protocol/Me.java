package io.trophycast.protocol;

import java.util.List;

/** What a member sees of themselves; trophies newest first, at most 100. */
public record Me(MemberId member, String name, List<Trophy> trophies, Standing standing) {}
