#include "instance.h"

#include <stdlib.h>
#include <unistd.h>

#include "output.h"

/* A power of two: chains stay short with some thousands of instances. */
#define BUCKETS 4096

static struct instance *ids[BUCKETS], *pids[BUCKETS];
static struct instance *first, *last;
static size_t count;

static size_t bucket(uint64_t key) { return key & (BUCKETS - 1); }

static void source_init(struct source *source, enum source_kind kind, struct instance *instance) {
  source->kind = kind;
  source->fd = -1;
  source->instance = instance;
}

struct instance *instance_new(uint64_t id) {
  struct instance *instance = calloc(1, sizeof *instance);
  if (instance == NULL) die("out of memory");
  instance->id = id;
  source_init(&instance->process, SOURCE_PROCESS, instance);
  source_init(&instance->input, SOURCE_STDIN, instance);
  source_init(&instance->output, SOURCE_STDOUT, instance);
  source_init(&instance->errors, SOURCE_STDERR, instance);
  source_init(&instance->pace, SOURCE_PACE, instance);
  instance->output_end = instance->errors_end = -1;
  counters_init(&instance->counters);
  return instance;
}

void instance_free(struct instance *instance) {
  const struct source *sources[] = {
    &instance->process, &instance->input, &instance->output, &instance->errors, &instance->pace,
  };
  for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
    if (sources[i]->fd >= 0) close(sources[i]->fd);
  if (instance->output_end >= 0) close(instance->output_end);
  if (instance->errors_end >= 0) close(instance->errors_end);
  counters_close(&instance->counters);
  line_reader_free(&instance->lines);
  free(instance->tail);
  free(instance->unwritten);
  free(instance->paced);
  free(instance);
}

struct instance *instance_of_id(uint64_t id) {
  struct instance *instance = ids[bucket(id)];
  while (instance != NULL && instance->id != id) instance = instance->by_id;
  return instance;
}

struct instance *instance_of_pid(pid_t pid) {
  struct instance *instance = pids[bucket((uint64_t)pid)];
  while (instance != NULL && instance->pid != pid) instance = instance->by_pid;
  return instance;
}

/* Most timeouts of a run are alike, so that the place is found at the end at once. */
static void link_by_deadline(struct instance *instance) {
  struct instance *before = last;
  while (before != NULL && before->deadline > instance->deadline) before = before->earlier;
  instance->earlier = before;
  instance->later = before == NULL ? first : before->later;
  if (instance->later == NULL) last = instance;
  else instance->later->earlier = instance;
  if (before == NULL) first = instance;
  else before->later = instance;
}

static void unlink_by_deadline(struct instance *instance) {
  if (instance->earlier == NULL) first = instance->later;
  else instance->earlier->later = instance->later;
  if (instance->later == NULL) last = instance->earlier;
  else instance->later->earlier = instance->earlier;
}

void instance_enter(struct instance *instance) {
  struct instance **id_head = &ids[bucket(instance->id)], **pid_head = &pids[bucket((uint64_t)instance->pid)];
  instance->by_id = *id_head;
  *id_head = instance;
  instance->by_pid = *pid_head;
  *pid_head = instance;
  link_by_deadline(instance);
  count++;
}

void instance_leave(struct instance *instance) {
  struct instance **at = &ids[bucket(instance->id)];
  while (*at != instance) at = &(*at)->by_id;
  *at = instance->by_id;
  at = &pids[bucket((uint64_t)instance->pid)];
  while (*at != instance) at = &(*at)->by_pid;
  *at = instance->by_pid;
  unlink_by_deadline(instance);
  count--;
}

void instance_set_deadline(struct instance *instance, int64_t deadline) {
  unlink_by_deadline(instance);
  instance->deadline = deadline;
  link_by_deadline(instance);
}

struct instance *instance_first(void) { return first; }

size_t instance_count(void) { return count; }
