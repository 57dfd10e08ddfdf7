/* What is known of one started process, and the tables in which it is found. */
#ifndef SANDGAUGE_INSTANCE_H
#define SANDGAUGE_INSTANCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "counters.h"
#include "lines.h"

#define STDERR_TAIL 2048

/* What an epoll event is about. */
enum source_kind {
  SOURCE_REQUESTS,
  SOURCE_EVENTS,
  SOURCE_SIGNALS,
  SOURCE_PROCESS,
  SOURCE_STDIN,
  SOURCE_STDOUT,
  SOURCE_STDERR,
  SOURCE_PACE,
};

struct source {
  enum source_kind kind;
  int fd; /* -1 once closed */
  struct instance *instance;
};

struct instance {
  uint64_t id; /* given by the client, never twice */
  pid_t pid;   /* also its process group and session */
  struct source process, input, output, errors, pace;
  /*
   * The writing ends of its output, held open so that the process does not wake the launcher by closing them: in the
   * middle of its exit, that costs 10 µs each where both share a CPU. What is in the pipes is read at the exit.
   */
  int output_end, errors_end;
  struct counters counters;

  /* CLOCK_MONOTONIC, nanoseconds; 0 where it has not happened. */
  int64_t requested, spawned, first_byte, exited;
  int64_t deadline;

  bool awaits_exit;
  bool awaiting;  /* has not reached what the client waits for */
  bool announced; /* the client has been told of its start */
  bool ready;
  bool timed_out;
  bool killed;
  bool abandoned; /* survived SIGKILL; the client no longer knows it */

  struct line_reader lines;
  uint64_t output_bytes;
  char *tail; /* the last STDERR_TAIL bytes of standard error; NULL while there are none */
  size_t tail_length;
  char *unwritten; /* for its standard input */
  size_t unwritten_length;
  bool input_ends; /* close standard input once all is written */
  char *paced; /* lines that are not due yet; NULL once all have been */
  size_t paced_at, paced_length;
  uint32_t left_behind;

  struct instance *by_id, *by_pid;             /* hash chains */
  struct instance *earlier, *later;            /* by deadline */
  struct instance *next_ended;
};

struct instance *instance_new(uint64_t id);
void instance_free(struct instance *instance);

struct instance *instance_of_id(uint64_t id);
struct instance *instance_of_pid(pid_t pid);

/* Enters a started process in the tables; `pid` and `deadline` must be set. */
void instance_enter(struct instance *instance);
void instance_leave(struct instance *instance);

void instance_set_deadline(struct instance *instance, int64_t deadline);
/* The one with the earliest deadline, from which `later` leads through all; NULL where there is none. */
struct instance *instance_first(void);
size_t instance_count(void);

#endif
