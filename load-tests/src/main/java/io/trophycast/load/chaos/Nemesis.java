package io.trophycast.load.chaos;

import io.trophycast.load.fleet.Condition;
import io.trophycast.load.fleet.Daemon;
import io.trophycast.load.fleet.FaultyLink;
import io.trophycast.load.fleet.Fleet;
import io.trophycast.load.fleet.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Does to a fleet what the schedule says, and undoes it. Runs on a thread of its own. */
final class Nemesis {
  private final Fleet fleet;
  private final Consumer<String> told;

  /** One end of a fault. */
  private record Step(long atMillis, String line, Runnable action) {}

  Nemesis(Fleet fleet, Consumer<String> told) {
    this.fleet = fleet;
    this.told = told;
  }

  /** Goes through the whole schedule. */
  void run(Schedule schedule) {
    List<Step> steps = new ArrayList<>();
    for (Fault fault : schedule.faults()) {
      steps.add(new Step(fault.atMillis(), fault.toString(), () -> begin(fault)));
      steps.add(new Step(fault.healedAt(), "", () -> heal(fault)));
    }
    steps.sort(Comparator.comparingLong(Step::atMillis));
    long start = System.nanoTime();
    for (Step step : steps) {
      long due = start + TimeUnit.MILLISECONDS.toNanos(step.atMillis());
      while (System.nanoTime() - due < 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      if (!step.line().isEmpty()) {
        told.accept(step.line());
      }
      step.action().run();
    }
  }

  /** Undoes whatever is left. */
  void healAll() {
    fleet.redis().links().forEach(link -> link.become(Condition.GOOD));
    fleet.redis().nodes().forEach(Nemesis::restore);
    for (Instance instance : fleet.instances()) {
      instance.link().become(Condition.GOOD);
      instance.clock().shift(0);
      restore(instance.daemon());
    }
  }

  private static void restore(Daemon daemon) {
    daemon.resume();
    daemon.start();
  }

  private void begin(Fault fault) {
    switch (fault.kind()) {
      case KILL_INSTANCE -> instance(fault).daemon().kill();
      // Draining takes its time, and the schedule does not wait.
      case DRAIN_INSTANCE -> Thread.startVirtualThread(instance(fault).daemon()::terminate);
      // Whoever updates waits for one to be ready before the next: so does the schedule.
      case UPDATE_INSTANCE -> instance(fault).update();
      case PAUSE_INSTANCE -> instance(fault).daemon().pause();
      case SHIFT_CLOCK -> instance(fault).clock().shift(fault.amount());
      case KILL_REDIS -> node(fault).kill();
      case PAUSE_REDIS -> node(fault).pause();
      case CUT_REDIS_LINK, CUT_CLIENT_LINK -> link(fault).become(Condition.CUT);
      case STALL_REDIS_LINK, STALL_CLIENT_LINK -> link(fault).become(Condition.HALF_OPEN);
      case HOLD_REDIS_ANSWERS, HOLD_CLIENT_ANSWERS -> link(fault).become(Condition.ANSWERS_HELD);
      case SLOW_REDIS_LINK, SLOW_CLIENT_LINK -> link(fault).become(Condition.slow(fault.amount()));
    }
  }

  private void heal(Fault fault) {
    switch (fault.kind()) {
      case KILL_INSTANCE -> instance(fault).daemon().start();
      case DRAIN_INSTANCE -> Thread.startVirtualThread(instance(fault).daemon()::start);
      case UPDATE_INSTANCE -> {}
      case PAUSE_INSTANCE -> instance(fault).daemon().resume();
      case SHIFT_CLOCK -> instance(fault).clock().shift(0);
      case KILL_REDIS -> node(fault).start();
      case PAUSE_REDIS -> node(fault).resume();
      case CUT_REDIS_LINK,
          CUT_CLIENT_LINK,
          STALL_REDIS_LINK,
          STALL_CLIENT_LINK,
          HOLD_REDIS_ANSWERS,
          HOLD_CLIENT_ANSWERS,
          SLOW_REDIS_LINK,
          SLOW_CLIENT_LINK ->
          link(fault).become(Condition.GOOD);
    }
  }

  private Instance instance(Fault fault) {
    return fleet.instances().get(fault.target());
  }

  private Daemon node(Fault fault) {
    return fleet.redis().nodes().get(fault.target());
  }

  private FaultyLink link(Fault fault) {
    return fault.kind().where == Kind.Where.CLIENT_LINK
        ? instance(fault).link()
        : fleet.redis().links().get(fault.target());
  }
}
