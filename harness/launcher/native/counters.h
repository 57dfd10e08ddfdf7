/* perf events of a whole process tree. */
#ifndef SANDGAUGE_COUNTERS_H
#define SANDGAUGE_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>

enum counter { COUNTER_TASK_CLOCK, COUNTER_CYCLES, COUNTER_INSTRUCTIONS, COUNTERS };

struct counters {
  int fds[COUNTERS]; /* -1 where not counted */
};

/* Finds out which counters this host allows. */
void counters_probe(void);
bool counters_allowed(enum counter counter);

void counters_init(struct counters *counters);
/*
 * Called in the new process, which still shares the launcher's file descriptors and memory: counts from the exec on,
 * in all its descendants.
 */
void counters_open(struct counters *counters);
/* The value so far, -1 where not counted, or not all of the time. */
int64_t counters_read(const struct counters *counters, enum counter counter);
void counters_close(struct counters *counters);

#endif
