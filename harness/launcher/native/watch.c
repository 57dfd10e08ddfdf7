#include "watch.h"

#include <errno.h>

#include "output.h"

static int epoll = -1;

void watch_open(void) {
  epoll = epoll_create1(EPOLL_CLOEXEC);
  if (epoll < 0) die("no epoll can be made");
}

static void control(int operation, struct source *source, uint32_t what) {
  struct epoll_event event = {.events = what, .data.ptr = source};
  if (epoll_ctl(epoll, operation, source->fd, &event) != 0) die("a descriptor cannot be watched");
}

void watch_begin(struct source *source, uint32_t what) { control(EPOLL_CTL_ADD, source, what); }

void watch_change(struct source *source, uint32_t what) { control(EPOLL_CTL_MOD, source, what); }

void watch_end(struct source *source) { control(EPOLL_CTL_DEL, source, 0); }

int watch_wait(struct epoll_event *batch, int limit, int milliseconds) {
  const int count = epoll_wait(epoll, batch, limit, milliseconds);
  if (count < 0 && errno != EINTR) die("epoll_wait failed");
  return count;
}
