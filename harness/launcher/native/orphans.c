#include "orphans.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "clock.h"
#include "instance.h"
#include "output.h"
#include "spawn.h"

/* The kernel's list of the launcher's children; -1 where it is built without (CONFIG_PROC_CHILDREN). */
static int children = -1;
static bool any_instance_lives;

void orphans_open(void) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  char path[64];
  snprintf(path, sizeof path, "/proc/self/task/%d/children", getpid());
  children = open(path, O_RDONLY | O_CLOEXEC);
}

/* Calls `act` for each child. The list is read whole before, since acting changes it. */
static void each_child(void (*act)(pid_t pid)) {
  static char *list;
  static size_t capacity;
  size_t length = 0;
  if (children < 0 || lseek(children, 0, SEEK_SET) != 0) return;
  for (;;) {
    if (capacity - length < 4096) {
      capacity += 16384;
      list = realloc(list, capacity);
      if (list == NULL) die("out of memory");
    }
    const ssize_t got = read(children, list + length, capacity - length - 1);
    if (got <= 0) break;
    length += (size_t)got;
  }
  list[length] = '\0';
  char *at = list;
  for (long pid = strtol(at, &at, 10); pid > 0; pid = strtol(at, &at, 10)) act((pid_t)pid);
}

/* The instance's number from a process' environment, 0 where its first 64 KiB do not tell. */
static uint64_t marked_id(pid_t pid) {
  static char text[65536];
  char path[64];
  snprintf(path, sizeof path, "/proc/%d/environ", pid);
  const int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return 0;
  const ssize_t got = read(fd, text, sizeof text - 1);
  close(fd);
  if (got <= 0) return 0;
  text[got] = '\0';
  const size_t marker = strlen(LAUNCH_MARKER);
  for (const char *at = text; at < text + got; at += strlen(at) + 1)
    if (strncmp(at, LAUNCH_MARKER, marker) == 0) return strtoull(at + marker, NULL, 10);
  return 0;
}

/* By its mark, else (it may have emptied its environment) by its session. */
static struct instance *owner_of(pid_t pid) {
  struct instance *owner = instance_of_id(marked_id(pid));
  return owner != NULL ? owner : instance_of_pid(getsid(pid));
}

static void reap_or_kill(pid_t pid) {
  if (instance_of_pid(pid) != NULL || waitpid(pid, NULL, WNOHANG) != 0) return;
  struct instance *owner = owner_of(pid);
  if (owner == NULL ? any_instance_lives : owner->exited == 0) return; /* a daemon that its instance may still use */
  if (owner != NULL) owner->left_behind++;
  kill(pid, SIGKILL);
}

void orphans_sweep(bool any_lives) {
  any_instance_lives = any_lives;
  each_child(reap_or_kill);
}

bool orphans_visible(void) { return children >= 0; }

static void kill_child(pid_t pid) { kill(pid, SIGKILL); }

void orphans_end(int64_t until) {
  sigset_t child_signal;
  sigemptyset(&child_signal);
  sigaddset(&child_signal, SIGCHLD);
  for (;;) {
    each_child(kill_child);
    pid_t reaped;
    do reaped = waitpid(-1, NULL, WNOHANG);
    while (reaped > 0);
    const int64_t left = until - clock_ns();
    if (reaped < 0 || left <= 0) return;
    const struct timespec limit = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
    sigtimedwait(&child_signal, NULL, &limit);
  }
}
