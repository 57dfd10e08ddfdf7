#include "cgroups.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/statfs.h>
#include <unistd.h>

int cgroup_open(const char *path, bool *unified) {
  const int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct statfs filesystem;
  if (folder < 0 || fstatfs(folder, &filesystem) != 0) return -1;
  *unified = filesystem.f_type == CGROUP2_SUPER_MAGIC;
  if (*unified || filesystem.f_type == CGROUP_SUPER_MAGIC) return folder;
  close(folder);
  errno = ENOTDIR;
  return -1;
}

int cgroup_open_members(int folder, bool unified) {
  return openat(folder, unified ? "cgroup.procs" : "tasks", O_WRONLY | O_CLOEXEC);
}

bool cgroup_enter(const char *path) {
  bool unified;
  const int folder = cgroup_open(path, &unified);
  if (folder < 0) return false;
  const int members = cgroup_open_members(folder, unified);
  const bool entered = members >= 0 && write(members, "0", 1) == 1;
  const int error = errno;
  if (members >= 0) close(members);
  close(folder);
  errno = error;
  return entered;
}
