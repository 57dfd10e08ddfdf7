#include "streams.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "clock.h"
#include "output.h"
#include "report.h"

static char chunk[65536]; /* a pipe's usual capacity */

static const char ready_mark[] = "@ready ";
#define READY_MARK (sizeof ready_mark - 1)

/* Closing also ends the watch: no other descriptor refers to our end. */
void stream_close(struct source *source) {
  if (source->fd >= 0) close(source->fd);
  source->fd = -1;
}

struct reading {
  struct instance *instance;
  int64_t at;
  bool made_ready;
};

static void take_line(void *context, const char *line, size_t length) {
  struct reading *reading = context;
  struct instance *instance = reading->instance;
  if (instance->abandoned) return;
  if (instance->ready) {
    report_line(instance, reading->at, line, length);
  } else if (length >= READY_MARK && memcmp(line, ready_mark, READY_MARK) == 0) {
    instance->ready = reading->made_ready = true;
    report_ready(instance, reading->at, line, length);
  } else {
    instance->lines.noise++;
  }
}

/* @returns bytes read; there is no end to be read, since the launcher holds the other end too */
static size_t read_output(struct instance *instance, bool *made_ready) {
  const ssize_t got = read(instance->output.fd, chunk, sizeof chunk);
  struct reading reading = {.instance = instance, .at = clock_ns()};
  if (got <= 0) return 0;
  if (instance->first_byte == 0) instance->first_byte = reading.at;
  instance->output_bytes += (size_t)got;
  line_reader_feed(&instance->lines, chunk, (size_t)got, take_line, &reading);
  if (reading.made_ready) *made_ready = true;
  return (size_t)got;
}

bool stream_read_output(struct instance *instance) {
  bool made_ready = false;
  read_output(instance, &made_ready);
  return made_ready;
}

static size_t waiting_in(int fd) {
  int bytes = 0;
  return fd >= 0 && ioctl(fd, FIONREAD, &bytes) == 0 && bytes > 0 ? (size_t)bytes : 0;
}

bool stream_drain_output(struct instance *instance) {
  bool made_ready = false;
  size_t left = waiting_in(instance->output.fd);
  while (left > 0) {
    const size_t got = read_output(instance, &made_ready);
    if (got == 0) break;
    left -= got < left ? got : left;
  }
  line_reader_end(&instance->lines);
  return made_ready;
}

static size_t read_errors(struct instance *instance) {
  const ssize_t got = read(instance->errors.fd, chunk, sizeof chunk);
  if (got <= 0) return 0;
  if (instance->tail == NULL) instance->tail = malloc(STDERR_TAIL);
  if (instance->tail == NULL) die("out of memory");
  const size_t added = (size_t)got < STDERR_TAIL ? (size_t)got : STDERR_TAIL;
  const size_t room = STDERR_TAIL - added;
  const size_t kept = instance->tail_length < room ? instance->tail_length : room;
  memmove(instance->tail, instance->tail + instance->tail_length - kept, kept);
  memcpy(instance->tail + kept, chunk + got - added, added);
  instance->tail_length = kept + added;
  return (size_t)got;
}

void stream_read_errors(struct instance *instance) { read_errors(instance); }

void stream_drain_errors(struct instance *instance) {
  size_t left = waiting_in(instance->errors.fd);
  while (left > 0) {
    const size_t got = read_errors(instance);
    if (got == 0) break;
    left -= got < left ? got : left;
  }
}

static void drop_input(struct instance *instance) {
  stream_close(&instance->input);
  free(instance->unwritten);
  instance->unwritten = NULL;
  instance->unwritten_length = 0;
}

bool stream_push_input(struct instance *instance) {
  while (instance->unwritten_length > 0) {
    const ssize_t written = write(instance->input.fd, instance->unwritten, instance->unwritten_length);
    if (written < 0 && errno == EAGAIN) return true;
    if (written < 0 && errno != EINTR) {
      drop_input(instance); /* it has closed its end: what it does not read is no error of ours */
      return false;
    }
    if (written > 0) {
      instance->unwritten_length -= (size_t)written;
      memmove(instance->unwritten, instance->unwritten + written, instance->unwritten_length);
    }
  }
  if (instance->input_ends && instance->paced == NULL) drop_input(instance);
  return false;
}

void stream_write_input(struct instance *instance, const char *data, size_t size) {
  const bool ended = instance->input_ends && instance->paced == NULL;
  if (instance->input.fd < 0 || ended || size == 0) return;
  instance->lines.kept = 0;
  char *moved = realloc(instance->unwritten, instance->unwritten_length + size);
  if (moved == NULL) die("out of memory");
  memcpy(moved + instance->unwritten_length, data, size);
  instance->unwritten = moved;
  instance->unwritten_length += size;
}

void stream_end_input(struct instance *instance) { instance->input_ends = true; }
