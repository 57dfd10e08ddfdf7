#include "promptness.h"

#include <errno.h>
#include <sched.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define SLICE_NS 100000 /* the shortest that the kernel grants */
#define RESET_ON_FORK 1

/* The kernel's struct sched_attr in its first version (sched_setattr(2)); C libraries differ in whether they have it. */
struct attributes {
  uint32_t size, policy;
  uint64_t flags;
  int32_t nice;
  uint32_t priority;
  uint64_t runtime, deadline, period;
};

void promptness_ask(void) {
  errno = 0;
  const int nice = getpriority(PRIO_PROCESS, 0);
  /* Who has chosen another policy knows why, and the reset takes a negative nice value from the children too. */
  if (errno != 0 || nice < 0 || sched_getscheduler(0) != SCHED_OTHER) return;
  struct attributes attributes = {
    .size = sizeof attributes,
    .policy = SCHED_OTHER,
    .flags = RESET_ON_FORK,
    .nice = nice,
    .runtime = SLICE_NS,
  };
  syscall(SYS_sched_setattr, 0, &attributes, 0);
}
