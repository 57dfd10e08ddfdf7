/*
 * Tells how processes ended that are other programs' children. Linux keeps that with a pidfd from the moment at which
 * the parent has asked for it (PIDFD_GET_INFO with PIDFD_INFO_EXIT, since 6.15).
 *
 * Standard input: lines "<key> <pid>", of processes that live. Standard output: first "ready"; then for each, once it
 * has ended, "<key> <wait status>", or "<key> unknown". Ends with its input.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* linux/pidfd.h, which older systems have without them. */
struct exit_info {
  uint64_t mask;
  uint64_t other[6];
  uint32_t another;
  int32_t exit_code;
};
#define GET_INFO _IOWR(0xFF, 11, struct exit_info)
#define INFO_EXIT (UINT64_C(1) << 3)

#define INPUT UINT32_MAX
#define LONGEST_LINE 64

static int open_process(pid_t pid) {
  return (int)syscall(SYS_pidfd_open, pid, 0);
}

static bool exit_status(int pidfd, int *status) {
  struct exit_info info = {.mask = INFO_EXIT};
  if (ioctl(pidfd, GET_INFO, &info) != 0) return false;
  if ((info.mask & INFO_EXIT) == 0) {
    errno = ENODATA;
    return false;
  }
  *status = info.exit_code;
  return true;
}

static bool kernel_tells(void) {
  const pid_t child = fork();
  if (child == 0) _exit(7);
  const int pidfd = open_process(child);
  int status = 0;
  waitpid(child, NULL, 0);
  const bool told = pidfd >= 0 && exit_status(pidfd, &status);
  const int error = errno;
  if (pidfd >= 0) close(pidfd);
  errno = error;
  return told && WIFEXITED(status) && WEXITSTATUS(status) == 7;
}

static void tell(unsigned key, int pidfd) {
  int status;
  if (pidfd >= 0 && exit_status(pidfd, &status)) printf("%u %d\n", key, status);
  else printf("%u unknown\n", key);
  fflush(stdout);
}

static void watch(int epoll, char *line) {
  char *end;
  const unsigned key = (unsigned)strtoul(line, &end, 10);
  const int pidfd = open_process((pid_t)strtol(end, NULL, 10));
  /* No event is asked for: EPOLLHUP comes anyway, and not before its parent has asked how it ended. */
  struct epoll_event event = {.events = 0, .data.u64 = (uint64_t)key << 32 | (uint32_t)pidfd};
  if (pidfd >= 0 && epoll_ctl(epoll, EPOLL_CTL_ADD, pidfd, &event) == 0) return;
  tell(key, -1);
  if (pidfd >= 0) close(pidfd);
}

/* Returns false at the end of the input. */
static bool read_lines(int epoll) {
  static char pending[4096 + LONGEST_LINE];
  static size_t kept;
  const ssize_t count = read(STDIN_FILENO, pending + kept, 4096);
  if (count <= 0) return false;
  const size_t length = kept + (size_t)count;
  size_t start = 0;
  for (size_t at = kept; at < length; at++) {
    if (pending[at] != '\n') continue;
    pending[at] = '\0';
    watch(epoll, pending + start);
    start = at + 1;
  }
  kept = length - start;
  if (kept > LONGEST_LINE) return false;
  memmove(pending, pending + start, kept);
  return true;
}

int main(void) {
  if (!kernel_tells()) {
    fprintf(stderr, "Of a process that is not its own child, this kernel does not tell how it ended: %s.\n",
            strerror(errno));
    return 1;
  }
  struct rlimit files;
  if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
  }
  const int epoll = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event input = {.events = EPOLLIN, .data.u64 = (uint64_t)INPUT << 32};
  if (epoll < 0 || epoll_ctl(epoll, EPOLL_CTL_ADD, STDIN_FILENO, &input) != 0) {
    perror("epoll");
    return 1;
  }
  puts("ready");
  fflush(stdout);
  for (;;) {
    struct epoll_event event;
    if (epoll_wait(epoll, &event, 1, -1) != 1) continue;
    const unsigned key = (unsigned)(event.data.u64 >> 32);
    if (key == INPUT) {
      if (!read_lines(epoll)) return 0;
      continue;
    }
    const int pidfd = (int)(uint32_t)event.data.u64;
    tell(key, pidfd);
    close(pidfd);
  }
}
