package io.trophycast.template;

import io.trophycast.protocol.StageId;
import io.trophycast.protocol.TemplateId;

/** A template that recurs, among all stages. */
record SeriesEntry(StageId stage, TemplateId template) {}
