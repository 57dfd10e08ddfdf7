#include "spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cgroups.h"
#include "clock.h"
#include "clone3.h"
#include "watch.h"

/*
 * How a start works. The new process shares memory and descriptor table with the launcher, which is suspended until
 * the exec, so that nothing of the launcher is copied however much it holds: with 2,000 instances a copied descriptor
 * table alone triples the time of a start. The launcher keeps 0, 1 and 2 free for this: it puts the pipes there, the
 * new process then takes a table of its own with these three only (close_range), and the launcher takes them back.
 */

/* Of the launcher itself, above the three. */
static int input = -1, output = -1, errors = -1, null = -1;
static pid_t launcher;
static bool counting = true, can_be_born_in_cgroup;
static struct rlimit file_limit;
static cpu_set_t cpus;
static bool has_cpus;

/* One is enough: the launcher is suspended while it is in use. */
static char child_stack[65536] __attribute__((aligned(64)));

struct birth {
  const struct start *start;
  struct counters *counters;
  int cgroups[CGROUPS_LIMIT]; /* files to write oneself into */
  size_t cgroup_count;
  struct spawn_failure failure; /* written by the new process */
};

/* A kernel that knows the flag complains of the descriptor, before it makes a process; any other of the call or the flag. */
static bool knows_into_cgroup(void) {
  struct clone_args args = {.flags = CLONE_INTO_CGROUP, .exit_signal = SIGCHLD, .cgroup = INT_MAX};
  return syscall(SYS_clone3, &args, sizeof args) < 0 && errno == EBADF;
}

/* What the client has left inheritable is for nobody here. */
static void close_inherited(void) {
  if (syscall(SYS_close_range, 3, ~0U, 0) == 0) return;
  for (rlim_t fd = 3; fd < file_limit.rlim_cur && fd < 65536; fd++) close((int)fd);
}

void spawn_open(void) {
  /* The processes get the limit that the launcher was given. */
  getrlimit(RLIMIT_NOFILE, &file_limit);
  close_inherited();
  input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  null = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (input < 0 || output < 0 || errors < 0 || null < 0) _exit(2);
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);

  launcher = getpid();
  can_be_born_in_cgroup = knows_into_cgroup();
  const struct rlimit raised = {file_limit.rlim_max, file_limit.rlim_max};
  setrlimit(RLIMIT_NOFILE, &raised);
}

void spawn_without_counters(void) { counting = false; }

bool spawn_onto(const char *list) {
  CPU_ZERO(&cpus);
  for (const char *rest = list;; rest++) {
    char *end;
    const unsigned long first = strtoul(rest, &end, 10);
    const unsigned long last = end > rest && *end == '-' ? strtoul(rest = end + 1, &end, 10) : first;
    if (end == rest || first > last || last >= CPUS_LIMIT) return false;
    for (unsigned long cpu = first; cpu <= last; cpu++) CPU_SET(cpu, &cpus);
    rest = end;
    if (*rest == '\0') break;
    if (*rest != ',') return false;
  }
  return has_cpus = true;
}

int launcher_input(void) { return input; }

int launcher_output(void) { return output; }

IN_CHILD static int fail(struct birth *birth, const char *stage, const char *subject, int error) {
  birth->failure.stage = stage;
  birth->failure.subject = subject;
  birth->failure.error = error;
  return 127;
}

/* The new process. Nothing here may allocate or lock: the memory is the launcher's. */
IN_CHILD static int child(void *argument) {
  struct birth *birth = argument;
  const struct start *start = birth->start;
  for (size_t i = 0; i < birth->cgroup_count; i++)
    if (birth->cgroups[i] >= 0 && write(birth->cgroups[i], "0", 1) < 0)
      return fail(birth, "cgroup", start->cgroups[i], errno);

  if (counting) counters_open(birth->counters);

  /* From here on the descriptors are its own. Before Linux 5.9 all are copied, and closed by the exec. */
  if (syscall(SYS_close_range, 3, ~0U, CLOSE_RANGE_UNSHARE) != 0 && unshare(CLONE_FILES) != 0)
    return fail(birth, "clone", start->argv[0], errno);

  setsid();
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != launcher) return 127; /* it has died before the line above */
  setrlimit(RLIMIT_NOFILE, &file_limit);
  if (start->cpu >= 0 || has_cpus) {
    cpu_set_t only = cpus;
    if (start->cpu >= 0) {
      CPU_ZERO(&only);
      CPU_SET((size_t)start->cpu, &only);
    }
    if (sched_setaffinity(0, sizeof only, &only) != 0) return fail(birth, "affinity", start->argv[0], errno);
  }
  if (start->cwd != NULL && chdir(start->cwd) != 0) return fail(birth, "chdir", start->cwd, errno);

  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (start->argv == NULL) return 0; /* a rehearsal */
  execve(start->argv[0], start->argv, start->envp);
  return fail(birth, "exec", start->argv[0], errno);
}

static void close_fd(int *fd) {
  if (*fd >= 0) close(*fd);
  *fd = -1;
}

/* Opens what the new process needs to place itself, and the one folder into which it can be born. */
static struct spawn_failure open_cgroups(struct birth *birth, int *born_in, const char **born_in_path) {
  const struct start *start = birth->start;
  *born_in = -1;
  birth->cgroup_count = start->cgroup_count;
  for (size_t i = 0; i < start->cgroup_count; i++) birth->cgroups[i] = -1;
  for (size_t i = 0; i < start->cgroup_count; i++) {
    const char *path = start->cgroups[i];
    bool unified;
    int folder = cgroup_open(path, &unified);
    if (folder >= 0 && unified && can_be_born_in_cgroup && *born_in < 0) {
      *born_in = folder;
      *born_in_path = path;
      continue;
    }
    if (folder >= 0) birth->cgroups[i] = cgroup_open_members(folder, unified);
    const int error = errno;
    close_fd(&folder);
    if (birth->cgroups[i] < 0) return (struct spawn_failure){"cgroup", error, path};
  }
  return (struct spawn_failure){0};
}

/* Our end does not block, theirs does: these are two open file descriptions. */
static int open_pipe(int ours, int pair[2]) {
  if (pipe2(pair, O_CLOEXEC) != 0) return -1;
  return fcntl(pair[ours], F_SETFL, O_NONBLOCK);
}

static struct spawn_failure open_streams(struct instance *instance, const struct start *start) {
  int in[2] = {-1, -1}, out[2] = {-1, -1}, err[2] = {-1, -1};
  const bool opened = (!start->input_open || open_pipe(1, in) == 0) && open_pipe(0, out) == 0 && open_pipe(0, err) == 0;
  const int error = errno;
  /* All but the child's end of its input stay open until instance_free. */
  instance->input.fd = in[1];
  instance->output.fd = out[0];
  instance->output_end = out[1];
  instance->errors.fd = err[0];
  instance->errors_end = err[1];
  if (opened) {
    dup2(start->input_open ? in[0] : null, STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    dup2(err[1], STDERR_FILENO);
  }
  close_fd(&in[0]);
  return opened ? (struct spawn_failure){0} : (struct spawn_failure){"pipe", error, start->argv[0]};
}

static void take_back_streams(void) {
  dup2(null, STDIN_FILENO);
  dup2(null, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
}

/* @returns the process id, or a negative error number */
static pid_t clone_child(struct birth *birth, int *pidfd, int born_in, unsigned int exit_signal) {
  const uint64_t flags = CLONE_VM | CLONE_VFORK | CLONE_FILES | CLONE_PIDFD;
  if (born_in >= 0) {
    struct clone_args args = {
      .flags = flags | CLONE_INTO_CGROUP,
      .pidfd = (uint64_t)(uintptr_t)pidfd,
      .exit_signal = exit_signal,
      .stack = (uint64_t)(uintptr_t)child_stack,
      .stack_size = sizeof child_stack,
      .cgroup = (unsigned int)born_in,
    };
    return (pid_t)clone3_call(&args, sizeof args, child, birth);
  }
  const pid_t pid = clone(child, child_stack + sizeof child_stack, (int)(flags | exit_signal), birth, pidfd);
  return pid < 0 ? -errno : pid;
}

/* Without a signal at its end: it is nobody's child. */
void spawn_rehearse(void) {
  static const struct start nothing = {.cpu = -1};
  struct counters counters;
  counters_init(&counters);
  struct birth birth = {.start = &nothing, .counters = &counters};
  int pidfd = -1;
  const pid_t pid = clone_child(&birth, &pidfd, -1, 0);
  if (pid > 0) waitpid(pid, NULL, __WALL);
  close_fd(&pidfd);
  counters_close(&counters);
}

/* Whether a failed clone is for the cgroup's sake (full, threaded, removed, not ours) and not for lack of something else. */
static bool blames_cgroup(int error) {
  return error == EBUSY || error == EACCES || error == EPERM || error == EOPNOTSUPP || error == ENODEV;
}

struct spawn_failure spawn(struct instance *instance, const struct start *start) {
  struct birth birth = {.start = start, .counters = &instance->counters};
  const char *born_in_path = NULL;
  int born_in;
  struct spawn_failure failure = open_cgroups(&birth, &born_in, &born_in_path);
  if (failure.stage == NULL) failure = open_streams(instance, start);
  if (failure.stage == NULL) {
    watch_begin(&instance->output, EPOLLIN);
    watch_begin(&instance->errors, EPOLLIN);
    instance->requested = clock_ns();
    const pid_t pid = clone_child(&birth, &instance->process.fd, born_in, SIGCHLD);
    instance->spawned = clock_ns();
    take_back_streams();
    instance->pid = pid;
    failure = birth.failure;
    if (failure.stage != NULL) waitpid(pid, NULL, 0);
    else if (pid < 0 && born_in >= 0 && blames_cgroup(-pid)) failure = (struct spawn_failure){"cgroup", -pid, born_in_path};
    else if (pid < 0) failure = (struct spawn_failure){"clone", -pid, start->argv[0]};
  }
  for (size_t i = 0; i < birth.cgroup_count; i++) close_fd(&birth.cgroups[i]);
  close_fd(&born_in);
  return failure;
}
