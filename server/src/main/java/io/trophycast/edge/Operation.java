package io.trophycast.edge;

/**
 * One operation of the HTTP API. It runs on a virtual thread and may wait; a failure becomes a
 * problem document.
 */
@FunctionalInterface
public interface Operation {
  Reply answer(Call call);
}
