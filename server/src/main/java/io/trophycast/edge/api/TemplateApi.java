package io.trophycast.edge.api;

import io.trophycast.drop.Opens;
import io.trophycast.edge.Call;
import io.trophycast.edge.EdgeServices;
import io.trophycast.edge.Operation;
import io.trophycast.edge.Reply;
import io.trophycast.protocol.Answer;
import io.trophycast.protocol.TemplateId;
import io.trophycast.template.NewTemplate;
import io.trophycast.template.Template;
import io.trophycast.template.Templates;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates: saving, listing, running and forgetting them. */
public final class TemplateApi {
  private final Templates templates;

  record TemplateList(List<Template> templates) {}

  record RunRequest(Opens opens, Optional<String> overrule) {}

  public TemplateApi(EdgeServices services) {
    this.templates = services.templates();
  }

  public void addTo(Map<String, Operation> operations) {
    operations.put(
        "listTemplates",
        call -> Reply.of(templates.list(call.stage()).await().map(TemplateList::new)));
    operations.put(
        "saveTemplate",
        call ->
            created(
                templates
                    .save(call.stage(), call.body(NewTemplate.class), call.actor(), call.onceKey())
                    .await()));
    operations.put("runTemplate", this::run);
    operations.put("forgetTemplate", this::forget);
  }

  private Reply run(Call call) {
    var wanted = call.body(RunRequest.class);
    return created(
        templates
            .run(
                call.stage(),
                template(call),
                wanted.opens(),
                wanted.overrule(),
                call.actor(),
                call.onceKey())
            .await());
  }

  private Reply forget(Call call) {
    return templates.forget(call.stage(), template(call), call.actor()).await()
            instanceof Answer.Refused<Boolean> refused
        ? Reply.of(refused)
        : Reply.nothing();
  }

  private static TemplateId template(Call call) {
    return new TemplateId(call.path("template"));
  }

  private static Reply created(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?>(Object value) -> Reply.created(value);
      case Answer.Refused<?> refused -> Reply.of(refused);
    };
  }
}
