#include "report.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clock-rate.h"
#include "orphans.h"
#include "output.h"

void report_hello(void) {
  event_begin("hello");
  event_number("protocol", PROTOCOL);
  event_bool("taskClock", counters_allowed(COUNTER_TASK_CLOCK));
  event_bool("cycles", counters_allowed(COUNTER_CYCLES));
  event_bool("instructions", counters_allowed(COUNTER_INSTRUCTIONS));
  event_end();
}

static void begin(const char *name, const struct instance *instance) {
  event_begin(name);
  event_number("id", (int64_t)instance->id);
}

/* With the first other event of an instance, not before: nobody may be woken while a start is being timed. */
static void announce(struct instance *instance) {
  if (instance->announced) return;
  instance->announced = true;
  char requested[24]; /* as text: after 104 days of uptime it passes what a JavaScript number holds */
  snprintf(requested, sizeof requested, "%" PRId64, instance->requested);
  begin("spawned", instance);
  event_number("pid", instance->pid);
  event_text("requestedNs", requested, strlen(requested));
  event_number("atNs", instance->spawned - instance->requested);
  event_end();
}

static void report_text_line(const char *name, struct instance *instance, int64_t at, const char *line, size_t length) {
  announce(instance);
  begin(name, instance);
  event_number("atNs", at - instance->requested);
  event_text("line", line, length);
  event_end();
}

void report_ready(struct instance *instance, int64_t at, const char *line, size_t length) {
  report_text_line("ready", instance, at, line, length);
}

void report_line(struct instance *instance, int64_t at, const char *line, size_t length) {
  report_text_line("line", instance, at, line, length);
}

void report_paced(struct instance *instance, int64_t begun) {
  announce(instance);
  begin("paced", instance);
  event_number("atNs", begun - instance->requested);
  event_end();
}

static int64_t timeval_ns(struct timeval time) { return (int64_t)time.tv_sec * 1000000000 + (int64_t)time.tv_usec * 1000; }

void report_exited(struct instance *instance, int status, const struct rusage *usage) {
  announce(instance);
  begin("exited", instance);
  event_number("atNs", instance->exited - instance->requested);
  event_count("code", WIFEXITED(status) ? WEXITSTATUS(status) : -1);
  event_count("signal", WIFSIGNALED(status) ? WTERMSIG(status) : -1);
  event_bool("timedOut", instance->timed_out);
  event_count("firstByteNs", instance->first_byte == 0 ? -1 : instance->first_byte - instance->requested);
  event_number("stdoutBytes", (int64_t)instance->output_bytes);
  event_number("noiseLines", (int64_t)instance->lines.noise);
  event_text("stderrTail", instance->tail, instance->tail_length);
  event_number("userNs", timeval_ns(usage->ru_utime));
  event_number("systemNs", timeval_ns(usage->ru_stime));
  event_number("maxRssBytes", (int64_t)usage->ru_maxrss * 1024);
  event_count("taskClockNs", counters_read(&instance->counters, COUNTER_TASK_CLOCK));
  event_count("cycles", counters_read(&instance->counters, COUNTER_CYCLES));
  event_count("instructions", counters_read(&instance->counters, COUNTER_INSTRUCTIONS));
  event_count("leftBehind", orphans_visible() ? (int64_t)instance->left_behind : -1);
  const int64_t ppm = clock_rate_ppm();
  if (ppm == CLOCK_RATE_UNKNOWN) event_count("clockPpm", -1);
  else event_number("clockPpm", ppm);
  event_end();
}

void report_failed(const struct instance *instance, const struct spawn_failure *failure) {
  begin("failed", instance);
  event_text("stage", failure->stage, strlen(failure->stage));
  event_number("errno", failure->error);
  event_text("subject", failure->subject, strlen(failure->subject));
  event_end();
}
