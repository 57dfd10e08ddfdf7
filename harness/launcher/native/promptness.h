/* How soon the launcher runs once something has happened. */
#ifndef SANDGAUGE_PROMPTNESS_H
#define SANDGAUGE_PROMPTNESS_H

/*
 * Asks the scheduler (EEVDF, since Linux 6.12; before that it has no effect) for a short time slice. It gives no larger
 * share of the CPU: it lets the launcher, when woken, run before what it watches, where both share a CPU. Else the
 * stamp of a ready line was seen to wait until the process had ended, 50 µs later. Its children have the usual slice.
 */
void promptness_ask(void);

#endif
