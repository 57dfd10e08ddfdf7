/* What instances leave behind: the launcher is their subreaper (prctl(2), PR_SET_CHILD_SUBREAPER). */
#ifndef SANDGAUGE_ORPHANS_H
#define SANDGAUGE_ORPHANS_H

#include <stdbool.h>
#include <stdint.h>

void orphans_open(void);
/*
 * Reaps the dead among the processes reparented to the launcher, and kills those whose instance has ended, counting
 * them in its `left_behind`. Those that cannot be told apart are killed once no instance lives. What a killed one had
 * started comes to the launcher in turn, with another SIGCHLD.
 */
void orphans_sweep(bool any_lives);
/* Whether what is left behind can be seen at all. */
bool orphans_visible(void);
/* Kills all children of the launcher and waits for them, at most until `until`. */
void orphans_end(int64_t until);

#endif
