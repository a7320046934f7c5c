/*
 * Shows a process a wall clock that is set wrong: loaded in front of libc (LD_PRELOAD), it adds the seconds in the file that SHIFTED_CLOCK
 * names to every answer about the time of day. The monotonic clock stays as it is, as it does when somebody sets a machine's time.
 * libfaketime does more and was tried first: a JVM with Netty under it hung at the start, with either of its two libraries.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile const char *offset_text;

__attribute__((constructor)) static void find_offset(void) {
  const char *path = getenv("SHIFTED_CLOCK");
  int file = path ? open(path, O_RDONLY) : -1;
  if (file < 0) return;
  /* The file is written in place and always sixteen bytes long, so that a mapping of it stays true. */
  void *mapped = mmap(NULL, 16, PROT_READ, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) offset_text = mapped;
}

static time_t offset(void) {
  char text[17] = {0};
  if (!offset_text) return 0;
  for (int i = 0; i < 16; i++) text[i] = offset_text[i];
  return atol(text);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = (int)syscall(SYS_clock_gettime, clock, now);
  if (!failed && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += offset();
  return failed;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  struct timespec exact;
  (void)zone;
  if (clock_gettime(CLOCK_REALTIME, &exact)) return -1;
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *now) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  if (now) *now = exact.tv_sec;
  return exact.tv_sec;
}
