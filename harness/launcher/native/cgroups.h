/* Folders of control groups, version 1 and 2. */
#ifndef SANDGAUGE_CGROUPS_H
#define SANDGAUGE_CGROUPS_H

#include <stdbool.h>

/* @returns the folder's descriptor, or -1 with errno set (ENOTDIR where it is no cgroup) */
int cgroup_open(const char *path, bool *unified);
/*
 * The file into which a process of one thread writes "0" to move itself. A v1 `tasks` file moves the calling thread
 * alone and needs no global lock: 3 to 6 µs for each hierarchy. `cgroup.procs` takes the lock of all forks and exits;
 * where it has not been taken for a while, 12 ms were seen. @returns -1 with errno set
 */
int cgroup_open_members(int folder, bool unified);
/* Moves the launcher itself, and with it the birthplace of all it starts. @returns false with errno set */
bool cgroup_enter(const char *path);

#endif
