/* All instances of the process, each with a store and a memory of its own. */
#ifndef SANDGAUGE_GUESTS_H
#define SANDGAUGE_GUESTS_H

#include <stddef.h>
#include <stdint.h>

/* Each that can fail gives NULL where it does not, else why, in the runtime's own words. */

const char *guests_load(const char *path);

size_t guests_live(void);

struct times {
  uint64_t instantiate_ns; /* store and instance */
  uint64_t start_ns;       /* the run of _start, to its end */
};

const char *guests_add(struct times *times);

/*
 * Calls `answer` with a line, its end included, as the input. What it said is in `streams` then. One that traps is
 * given up: what it would do next is not known.
 */
const char *guests_ask(size_t index, const char *line, size_t length);

/* Asks all and counts those that said exactly "@pong " and the line. */
size_t guests_ask_all(const char *line, size_t length);

#endif
