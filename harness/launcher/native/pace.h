/* Lines for an instance's standard input at fixed times, whatever it answers and however late it is. */
#ifndef SANDGAUGE_PACE_H
#define SANDGAUGE_PACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "instance.h"

/* Takes a copy of the lines. @returns when the first is due; each other is `interval` after the one before */
int64_t pace_begin(struct instance *instance, int64_t interval, const char *lines, size_t length);
/* Hands the lines that are due to the instance's input, to be pushed. @returns whether there are more to come */
bool pace_take_due(struct instance *instance);
void pace_end(struct instance *instance);

#endif
