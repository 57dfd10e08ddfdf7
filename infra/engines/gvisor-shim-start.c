/*
 * Stands before gVisor's shim for containerd where root may not lower an OOM score (CAP_SYS_RESOURCE). The shim lowers its
 * own as it is started, and gives up where it may not, unless it finds itself in a user namespace. It is made to find so:
 * the process that starts it, and that one alone, sees another map of users in /proc.
 */
#define _GNU_SOURCE
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

/* Three numbers or more, as a map has them, and none that the first namespace's could be. */
#define OTHER_MAP "/proc/sys/kernel/printk"

static int hide_user_map(void) {
  if (unshare(CLONE_NEWNS) != 0) return -1;
  if (mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) != 0) return -1;
  return mount(OTHER_MAP, "/proc/self/uid_map", NULL, MS_BIND, NULL);
}

int main(int argc, char **argv) {
  if (strcmp(argv[argc - 1], "start") == 0 && hide_user_map() != 0) {
    perror("/proc/self/uid_map");
    return 1;
  }
  execv(SHIM, argv);
  perror(SHIM);
  return 1;
}
