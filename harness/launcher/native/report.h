/* What the client is told: one JSON line for each event. Times are nanoseconds after `requestedNs`. */
#ifndef SANDGAUGE_REPORT_H
#define SANDGAUGE_REPORT_H

#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>

#include "instance.h"
#include "spawn.h"

/* Raised when client and launcher no longer understand each other. */
#define PROTOCOL 3

void report_hello(void);
void report_ready(struct instance *instance, int64_t at, const char *line, size_t length);
void report_line(struct instance *instance, int64_t at, const char *line, size_t length);
/* `begun` is when the first of the lines was due. */
void report_paced(struct instance *instance, int64_t begun);
void report_exited(struct instance *instance, int status, const struct rusage *usage);
void report_failed(const struct instance *instance, const struct spawn_failure *failure);

#endif
