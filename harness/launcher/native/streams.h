/* The standard streams of an instance, as the launcher holds them. None ever blocks it. */
#ifndef SANDGAUGE_STREAMS_H
#define SANDGAUGE_STREAMS_H

#include <stdbool.h>
#include <stddef.h>

#include "instance.h"

/* Reads once, stamps what came, and reports its lines. @returns true if that made the instance ready */
bool stream_read_output(struct instance *instance);
/* Keeps the last bytes. */
void stream_read_errors(struct instance *instance);
/* What was in the pipes when the process ended; not more, since a descendant may hold them open and write on. */
bool stream_drain_output(struct instance *instance);
void stream_drain_errors(struct instance *instance);

void stream_write_input(struct instance *instance, const char *data, size_t size);
void stream_end_input(struct instance *instance);
/* Goes on with what could not be written before. @returns true while some is left */
bool stream_push_input(struct instance *instance);

void stream_close(struct source *source);

#endif
