#include "counters.h"

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "spawn.h"

static bool allowed[COUNTERS];
/*
 * Held open for good: with the first event of the host the kernel patches its scheduler, with the last it patches
 * back, which would add microseconds to every start.
 */
static struct counters kept;

static const struct {
  uint32_t type;
  uint64_t config;
} kinds[COUNTERS] = {
  [COUNTER_TASK_CLOCK] = {PERF_TYPE_SOFTWARE, PERF_COUNT_SW_TASK_CLOCK},
  [COUNTER_CYCLES] = {PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
  [COUNTER_INSTRUCTIONS] = {PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS},
};

IN_CHILD static int open_counter(enum counter counter, bool inherit) {
  struct perf_event_attr attr = {
    .size = sizeof attr,
    .type = kinds[counter].type,
    .config = kinds[counter].config,
    .read_format = PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING,
    .disabled = 1,
    .inherit = inherit,
    .enable_on_exec = 1,
  };
  return (int)syscall(SYS_perf_event_open, &attr, 0, -1, -1, PERF_FLAG_FD_CLOEXEC);
}

void counters_init(struct counters *counters) {
  for (int i = 0; i < COUNTERS; i++) counters->fds[i] = -1;
}

void counters_probe(void) {
  counters_init(&kept);
  for (int i = 0; i < COUNTERS; i++) {
    const int fd = open_counter((enum counter)i, false);
    allowed[i] = fd >= 0;
    if (fd >= 0) kept.fds[i] = fd;
  }
}

bool counters_allowed(enum counter counter) { return allowed[counter]; }

IN_CHILD void counters_open(struct counters *counters) {
  for (int i = 0; i < COUNTERS; i++)
    if (allowed[i]) {
      const int fd = open_counter((enum counter)i, true);
      counters->fds[i] = fd >= 0 ? fd : -1;
    }
}

int64_t counters_read(const struct counters *counters, enum counter counter) {
  struct {
    uint64_t value, enabled, running;
  } count;
  const int fd = counters->fds[counter];
  if (fd < 0 || read(fd, &count, sizeof count) != (ssize_t)sizeof count) return -1;
  /* A hardware counter shared with others, or of another kind of core, has only seen a part. */
  if (count.running < count.enabled) return -1;
  return (int64_t)count.value;
}

void counters_close(struct counters *counters) {
  for (int i = 0; i < COUNTERS; i++)
    if (counters->fds[i] >= 0) close(counters->fds[i]);
}
