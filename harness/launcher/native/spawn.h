/* From a request to a running process, without a copy of the launcher. */
#ifndef SANDGAUGE_SPAWN_H
#define SANDGAUGE_SPAWN_H

#include <stdbool.h>
#include <stddef.h>

#include "instance.h"

/*
 * Marks functions that the new process runs before its exec: on a stack of its own that the sanitisers do not know,
 * in the launcher's memory.
 */
#define IN_CHILD __attribute__((no_sanitize("address", "undefined")))

/* The variable that marks an instance and its descendants: "SANDGAUGE_LAUNCH=<id>". */
#define LAUNCH_MARKER "SANDGAUGE_LAUNCH="

/* As many as the C library's set of CPUs holds. */
#define CPUS_LIMIT 1024
/* Controllers mounted apart, and some to spare. */
#define CGROUPS_LIMIT 32

struct start {
  char **argv, **envp; /* NULL-terminated */
  const char *cwd;     /* NULL: the launcher's own */
  const char **cgroups;
  size_t cgroup_count;
  int cpu; /* the only one to run on; -1: any */
  bool input_open;
};

struct spawn_failure {
  const char *stage; /* "pipe", "cgroup", "clone", "affinity", "chdir", "exec"; NULL where there is none */
  int error;
  const char *subject; /* the path that it is about */
};

/* Once, before all else: takes the descriptors 0, 1 and 2 for the processes to come. */
void spawn_open(void);
void spawn_without_counters(void);
/*
 * What is started from now on runs on these (`1-3,5`), where a request names none: the launcher's own may be others.
 * @returns false where that is no list of CPUs
 */
bool spawn_onto(const char *list);
/* The descriptors that the launcher was started with. */
int launcher_input(void);
int launcher_output(void);

/*
 * All of a start but the exec, untimed, before the first start that is asked for. The launcher comes from its sleep and
 * its way through the kernel is no longer in any cache; and the client, which has just written its request, gets the
 * time to fall asleep. Either would add 10 to 20 µs to what is timed.
 */
void spawn_rehearse(void);

/* Fills pid, descriptors and times of `instance`; it is then to be entered in the tables. */
struct spawn_failure spawn(struct instance *instance, const struct start *start);

#endif
