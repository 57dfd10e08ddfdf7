/*
 * The native stopwatch: starts processes, stamps what happens to them with CLOCK_MONOTONIC, and holds thousands of
 * them at once. requests.h says what it is asked, report.h what it answers. One thread, one loop.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cgroups.h"
#include "clock-rate.h"
#include "clock.h"
#include "instance.h"
#include "orphans.h"
#include "output.h"
#include "pace.h"
#include "promptness.h"
#include "report.h"
#include "requests.h"
#include "spawn.h"
#include "streams.h"
#include "watch.h"

#define BATCH 256
/* Held-back events are sent at the latest when they take this much memory. */
#define HELD_BACK_LIMIT ((size_t)65536)
/* The answers to a whole pace. Read by the client in its middle, they would take the CPU for milliseconds. */
#define PACE_HELD_BACK_LIMIT ((size_t)4 << 20)

static struct source requests = {.kind = SOURCE_REQUESTS, .fd = -1};
static struct source events = {.kind = SOURCE_EVENTS, .fd = -1};
static struct source signals = {.kind = SOURCE_SIGNALS, .fd = -1};

static size_t in_flight; /* starts that have not reached what their client waits for */
static size_t pacing; /* instances whose paced lines are not all written */
static size_t abandoned;
static struct instance *ended; /* in this round of the loop */
static size_t ended_count;
static bool sweep_due;
static bool closing;
static bool client_awake; /* it has just written */
static int exit_status;
static int64_t kill_grace = 10000000000; /* how long a killed process may take to go */

static void reached(struct instance *instance) {
  if (!instance->awaiting) return;
  instance->awaiting = false;
  in_flight--;
}

/* A process that cannot go yet (stuck in the kernel, frozen) is given some time before it is reported. */
static void kill_instance(struct instance *instance) {
  kill(-instance->pid, SIGKILL);
  if (instance->killed) return;
  instance->killed = true;
  instance_set_deadline(instance, clock_ns() + kill_grace);
}

static void begin_closing(int status) {
  if (closing) return;
  closing = true;
  exit_status = status;
  watch_end(&requests);
  const size_t count = instance_count();
  struct instance **all = calloc(count + 1, sizeof *all); /* killing changes the order of deadlines */
  if (all == NULL) die("out of memory");
  size_t i = 0;
  for (struct instance *instance = instance_first(); instance != NULL; instance = instance->later) all[i++] = instance;
  for (i = 0; i < count; i++) kill_instance(all[i]);
  free(all);
}

static void end_pace(struct instance *instance) {
  if (instance->paced == NULL) return;
  pace_end(instance);
  pacing--;
}

/* Kept in the tables, so that it is reaped should it go after all. */
static void abandon(struct instance *instance) {
  report_failed(instance, &(struct spawn_failure){.stage = "kill", .subject = ""});
  reached(instance);
  instance->abandoned = true;
  abandoned++;
  end_pace(instance);
  stream_close(&instance->input);
  stream_close(&instance->output);
  stream_close(&instance->errors);
  instance_set_deadline(instance, INT64_MAX);
}

static void expire_deadlines(void) {
  const int64_t now = clock_ns();
  for (struct instance *instance = instance_first(); instance != NULL && instance->deadline <= now;
       instance = instance_first()) {
    if (instance->killed) {
      abandon(instance);
    } else {
      instance->timed_out = true;
      kill_instance(instance);
    }
  }
}

static void push_input(struct instance *instance, bool watched) {
  const bool left = stream_push_input(instance);
  if (left && !watched) watch_begin(&instance->input, EPOLLOUT);
  else if (!left && watched && instance->input.fd >= 0) watch_end(&instance->input);
}

static void start_instance(const struct request *request) {
  struct instance *instance = instance_new(request->id);
  const struct spawn_failure failure = spawn(instance, &request->start);
  if (failure.stage != NULL) {
    report_failed(instance, &failure);
    instance_free(instance);
    return;
  }
  instance->awaits_exit = request->awaits_exit;
  instance->deadline =
    request->timeout > INT64_MAX - instance->requested ? INT64_MAX : instance->requested + request->timeout;
  instance->awaiting = true;
  in_flight++;
  instance_enter(instance);
  watch_begin(&instance->process, EPOLLIN);
}

static void serve(const struct request *request) {
  struct instance *instance = instance_of_id(request->id);
  if (request->kind == REQUEST_START) {
    if (instance != NULL) die("malformed request: the id is in use");
    start_instance(request);
    return;
  }
  if (instance == NULL || instance->abandoned) return; /* it has ended meanwhile */
  const bool watched = instance->unwritten_length > 0;
  switch (request->kind) {
    case REQUEST_WRITE:
      stream_write_input(instance, request->payload, request->length);
      push_input(instance, watched);
      break;
    case REQUEST_PACE:
      if (instance->paced != NULL) die("malformed request: the instance is being paced");
      if (instance->input.fd < 0 || instance->input_ends) break;
      report_paced(instance, pace_begin(instance, request->interval, request->payload, request->length));
      output_send(); /* before the first is due; from then on nobody is woken */
      pacing++;
      break;
    case REQUEST_CLOSE:
      stream_end_input(instance);
      push_input(instance, watched);
      break;
    case REQUEST_KILL:
      kill_instance(instance);
      break;
    case REQUEST_START:
      break;
  }
}

static void take_signals(void) {
  struct signalfd_siginfo infos[16];
  const ssize_t got = read(signals.fd, infos, sizeof infos);
  for (size_t i = 0; got > 0 && i < (size_t)got / sizeof *infos; i++) {
    if (infos[i].ssi_signo != SIGCHLD) begin_closing(128 + (int)infos[i].ssi_signo);
    else if (instance_of_pid((pid_t)infos[i].ssi_pid) == NULL) sweep_due = true; /* not one of those we started */
  }
}

/* The ready line may have come with the end: it is looked for first, so that the stamps keep their order. */
static void take_exit(struct instance *instance) {
  if (instance->exited != 0) return;
  stream_drain_output(instance);
  instance->exited = clock_ns();
  stream_drain_errors(instance);
  instance->next_ended = ended;
  ended = instance;
  ended_count++;
}

/* In this order: while the dead process is not reaped, nobody else can get its number, which names the group. */
static void finish(struct instance *instance) {
  int status = 0;
  struct rusage usage = {0};
  kill(-instance->pid, SIGKILL);
  if (wait4(instance->pid, &status, WNOHANG, &usage) == 0) {
    instance->exited = 0; /* someone traces it and has yet to let go; we hear of it again */
    return;
  }
  instance_leave(instance);
  if (instance->abandoned) abandoned--;
  else report_exited(instance, status, &usage);
  reached(instance);
  end_pace(instance);
  instance_free(instance);
}

static void finish_ended(void) {
  if (ended_count > 0 || sweep_due) orphans_sweep(instance_count() > ended_count);
  sweep_due = false;
  while (ended != NULL) {
    struct instance *instance = ended;
    ended = instance->next_ended;
    finish(instance);
  }
  ended_count = 0;
}

static void handle(struct source *source, uint32_t what) {
  struct instance *instance = source->instance;
  if (source->fd < 0) return; /* closed in this round */
  switch (source->kind) {
    case SOURCE_REQUESTS:
      if (closing || requests_ready()) break;
      client_awake = !requests_pending();
      if (!requests_read(source->fd)) begin_closing(0);
      break;
    case SOURCE_EVENTS:
      if (what & (EPOLLERR | EPOLLHUP)) {
        watch_end(source);
        begin_closing(0);
      } else {
        output_send();
      }
      break;
    case SOURCE_SIGNALS:
      take_signals();
      break;
    case SOURCE_STDIN:
      push_input(instance, true);
      break;
    case SOURCE_PACE: {
      const bool watched = instance->unwritten_length > 0;
      if (!pace_take_due(instance)) end_pace(instance);
      push_input(instance, watched);
      break;
    }
    case SOURCE_STDOUT:
      if (stream_read_output(instance) && !instance->awaits_exit) reached(instance);
      break;
    case SOURCE_STDERR:
      stream_read_errors(instance);
      break;
    case SOURCE_PROCESS:
      take_exit(instance);
      break;
  }
}

/* Rounded up, so that the deadline has passed when epoll wakes. */
static int until_next_deadline(void) {
  const struct instance *next = instance_first();
  if (next == NULL || next->deadline == INT64_MAX) return -1;
  const int64_t left = next->deadline - clock_ns();
  if (left <= 0) return 0;
  return left / 1000000 >= INT_MAX ? INT_MAX : (int)((left + 999999) / 1000000);
}

/* Not in the middle of a timed start or of a pace: it would wake the client, which takes the CPU. */
static void send_events(void) {
  static bool watched; /* for room to write */
  const bool is_idle = in_flight + pacing == 0 && !requests_pending();
  const bool may_send = closing || is_idle || output_pending() >= (pacing > 0 ? PACE_HELD_BACK_LIMIT : HELD_BACK_LIMIT);
  if (may_send) output_send();
  if (output_broken()) {
    begin_closing(0);
    return;
  }
  const bool left = may_send && output_pending() > 0;
  if (left != watched) watch_change(&events, left ? EPOLLOUT : 0);
  watched = left;
}

void die(const char *reason) {
  static bool dying;
  if (dying) _exit(2);
  dying = true;
  event_begin("fatal");
  event_text("reason", reason, strlen(reason));
  event_end();
  output_finish();
  for (struct instance *instance = instance_first(); instance != NULL; instance = instance->later)
    kill(-instance->pid, SIGKILL);
  orphans_end(clock_ns() + kill_grace);
  _exit(2);
}

static void open_signals(void) {
  sigset_t taken;
  sigemptyset(&taken);
  const int numbers[] = {SIGCHLD, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) sigaddset(&taken, numbers[i]);
  signals.fd = signalfd(-1, &taken, SFD_CLOEXEC | SFD_NONBLOCK);
  sigaddset(&taken, SIGPIPE); /* a closed pipe is an error of write() instead */
  sigprocmask(SIG_BLOCK, &taken, NULL);
  /* What is ignored stays so over an exec; the processes must find all signals as they are by default. */
  for (int number = 1; number <= SIGRTMAX; number++) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN) signal(number, SIG_DFL);
  }
}

static void open_watches(void) {
  watch_open();
  requests.fd = launcher_input();
  events.fd = launcher_output();
  fcntl(requests.fd, F_SETFL, O_NONBLOCK);
  fcntl(events.fd, F_SETFL, O_NONBLOCK);
  watch_begin(&requests, EPOLLIN);
  watch_begin(&signals, EPOLLIN);
  watch_begin(&events, 0);
}

static void take_arguments(int argc, char **argv) {
  for (int i = 1; i < argc; i++) {
    char reason[512];
    if (strcmp(argv[i], "--no-counters") == 0) {
      spawn_without_counters();
    } else if (strcmp(argv[i], "--kill-grace-ms") == 0 && i + 1 < argc) {
      kill_grace = (int64_t)atoi(argv[++i]) * 1000000;
    } else if (strcmp(argv[i], "--cpus") == 0 && i + 1 < argc) {
      if (spawn_onto(argv[++i])) continue;
      snprintf(reason, sizeof reason, "%.300s is no list of CPUs", argv[i]);
      die(reason);
    } else if (strcmp(argv[i], "--cgroup") == 0 && i + 1 < argc) {
      if (cgroup_enter(argv[++i])) continue;
      snprintf(reason, sizeof reason, "cgroup %.300s cannot be entered: %s", argv[i], strerror(errno));
      die(reason);
    } else {
      snprintf(reason, sizeof reason, "unknown argument %.300s", argv[i]);
      die(reason);
    }
  }
}

static void loop(void) {
  struct epoll_event batch[BATCH];
  while (!closing || instance_count() > abandoned) {
    /* One start at a time, so that what others do meanwhile is stamped on time. */
    const bool asked = !closing && requests_ready();
    const int count = watch_wait(batch, BATCH, asked ? 0 : until_next_deadline());
    /* Ends after all else, since what a process wrote it wrote before; signals last, since nothing hangs on their time. */
    for (int turn = 0; turn < 3; turn++)
      for (int i = 0; i < count; i++) {
        struct source *source = batch[i].data.ptr;
        const int due = source->kind == SOURCE_PROCESS ? 1 : source->kind == SOURCE_SIGNALS ? 2 : 0;
        if (due == turn) handle(source, batch[i].events);
      }
    finish_ended();
    if (asked && !closing) {
      if (in_flight == 0 && client_awake) spawn_rehearse();
      client_awake = false;
      serve(requests_next());
      requests_done();
    }
    expire_deadlines();
    send_events();
  }
}

int main(int argc, char **argv) {
  spawn_open();
  output_open(launcher_output());
  take_arguments(argc, argv);
  open_signals();
  promptness_ask();
  clock_rate_open();
  orphans_open();
  counters_probe();
  open_watches();
  report_hello();
  output_send();
  loop();
  orphans_end(clock_ns() + kill_grace);
  output_finish();
  return exit_status;
}
