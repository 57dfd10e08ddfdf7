#include "pace.h"

#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "clock.h"
#include "output.h"
#include "streams.h"
#include "watch.h"

/* Time for the answer to the request to be written before the first line is due. */
#define LEAD_NS 1000000

static struct timespec timespec_of(int64_t ns) {
  return (struct timespec){.tv_sec = (time_t)(ns / 1000000000), .tv_nsec = (long)(ns % 1000000000)};
}

int64_t pace_begin(struct instance *instance, int64_t interval, const char *lines, size_t length) {
  instance->paced = malloc(length);
  instance->pace.fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
  if (instance->paced == NULL || instance->pace.fd < 0) die("no timer can be made");
  memcpy(instance->paced, lines, length);
  instance->paced_length = length;
  instance->paced_at = 0;
  const int64_t begun = clock_ns() + LEAD_NS;
  const struct itimerspec times = {.it_value = timespec_of(begun), .it_interval = timespec_of(interval)};
  timerfd_settime(instance->pace.fd, TFD_TIMER_ABSTIME, &times, NULL);
  watch_begin(&instance->pace, EPOLLIN);
  return begun;
}

bool pace_take_due(struct instance *instance) {
  uint64_t due = 0;
  if (read(instance->pace.fd, &due, sizeof due) != (ssize_t)sizeof due) return true;
  const char *first = instance->paced + instance->paced_at, *end = instance->paced + instance->paced_length;
  const char *at = first;
  for (; due > 0 && at < end; due--) at = (const char *)memchr(at, '\n', (size_t)(end - at)) + 1;
  stream_write_input(instance, first, (size_t)(at - first));
  instance->paced_at += (size_t)(at - first);
  return at < end;
}

void pace_end(struct instance *instance) {
  stream_close(&instance->pace);
  free(instance->paced);
  instance->paced = NULL;
}
