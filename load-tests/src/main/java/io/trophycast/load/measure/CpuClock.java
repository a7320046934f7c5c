package io.trophycast.load.measure;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * The processor time of another process, to the nanosecond: the clock that {@code
 * clock_getcpuclockid(3)} names. The kernel's text files count in ticks of 10 ms, which is more
 * than some of what is measured here takes.
 */
final class CpuClock {
  /** The kernel's number of a whole process's clock of time on a processor. */
  private static final int SCHEDULED = 2;

  private static final int PID_SHIFT = 3;
  private static final long NANOS_A_SECOND = 1_000_000_000;

  private static final MemoryLayout TIMESPEC =
      MemoryLayout.structLayout(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);

  @SuppressWarnings("restricted") // The command line allows it: --enable-native-access.
  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private CpuClock() {}

  /** Of all its threads, also those that have ended; user and system. */
  static long nanos(long pid) {
    int clock = ~(int) pid << PID_SHIFT | SCHEDULED;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(TIMESPEC);
      if ((int) CLOCK_GETTIME.invokeExact(clock, time) != 0) {
        throw new IllegalStateException("There is no process " + pid);
      }
      return time.get(ValueLayout.JAVA_LONG, 0) * NANOS_A_SECOND
          + time.get(ValueLayout.JAVA_LONG, Long.BYTES);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("clock_gettime can be called", e);
    }
  }
}
