#include "clock-rate.h"

#include <stdbool.h>
#include <time.h>

#include "clock.h"

/* So that what is between two readings, a microsecond, is ten millionths of it. */
#define WINDOW 100000000
#define APART 1000
#define TRIES 5

struct reading {
  int64_t monotonic, raw;
};

static struct reading last;
static int64_t last_ppm = CLOCK_RATE_UNKNOWN;

static int64_t raw_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC_RAW, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* Fails where it was interrupted between the two every time. */
static bool read_both(struct reading *reading) {
  for (int i = 0; i < TRIES; i++) {
    reading->monotonic = clock_ns();
    reading->raw = raw_ns();
    if (clock_ns() - reading->monotonic <= APART) return true;
  }
  return false;
}

void clock_rate_open(void) {
  if (!read_both(&last)) last.raw = 0;
}

int64_t clock_rate_ppm(void) {
  struct reading now;
  if (!read_both(&now)) return last_ppm;
  const int64_t raw = now.raw - last.raw;
  if (last.raw != 0 && raw < WINDOW) return last_ppm;
  if (last.raw != 0) last_ppm = (now.monotonic - last.monotonic - raw) * 1000000 / raw;
  last = now;
  return last_ppm;
}
