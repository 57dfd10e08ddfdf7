/* The one epoll of the launcher. */
#ifndef SANDGAUGE_WATCH_H
#define SANDGAUGE_WATCH_H

#include <stdint.h>
#include <sys/epoll.h>

#include "instance.h"

void watch_open(void);
/* `what`: EPOLLIN, EPOLLOUT, or 0 for errors and hang-ups only. Closing the descriptor also ends the watch. */
void watch_begin(struct source *source, uint32_t what);
void watch_change(struct source *source, uint32_t what);
void watch_end(struct source *source);
/* Waits at most that long, -1 for ever; each event's data.ptr is its source. @returns how many have come */
int watch_wait(struct epoll_event *batch, int limit, int milliseconds);

#endif
