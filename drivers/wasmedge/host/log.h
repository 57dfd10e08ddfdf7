/*
 * WasmEdge logs on standard output why something failed, where its result tells only the kind: a memory that cannot be
 * had is an "out of bounds memory access" of the data that should go there.
 */
#ifndef SANDGAUGE_LOG_H
#define SANDGAUGE_LOG_H

#include <stdio.h>

/* From here on what is written to standard output goes to the log. @returns what was standard output */
FILE *log_open(void);
/* The first error since the last call; empty where there is none. Valid until the next call. */
const char *log_take(void);

#endif
