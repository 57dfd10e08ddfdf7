/* How fast the one clock of all timestamps runs. */
#ifndef SANDGAUGE_CLOCK_RATE_H
#define SANDGAUGE_CLOCK_RATE_H

#include <stdint.h>

#define CLOCK_RATE_UNKNOWN INT64_MIN

/* Once, before the first reading. */
void clock_rate_open(void);

/*
 * By how many millionths CLOCK_MONOTONIC is faster than the counter behind it (CLOCK_MONOTONIC_RAW), over the last tenth
 * of a second or longer; CLOCK_RATE_UNKNOWN before that. NTP may slew it by 500 (adjtimex(2)), by more with its tick.
 */
int64_t clock_rate_ppm(void);

#endif
