package io.trophycast.announcement;

import io.trophycast.protocol.AnnouncementId;
import io.trophycast.protocol.StageId;

/** An announcement, among all stages. */
record AnnouncementEntry(StageId stage, AnnouncementId announcement) {}
