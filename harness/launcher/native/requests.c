#include "requests.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output.h"

#define CHUNK 65536
#define HEADER_LIMIT 256
/* More than the kernel takes for argv and envp together, 6 MiB (execve(2), "Limits on size of arguments"). */
#define PAYLOAD_LIMIT ((uint64_t)8 << 20)

#define FIELDS_LIMIT 10

static const struct {
  const char *word;
  size_t fields;
} kinds[] = {
  [REQUEST_START] = {"start", 10},
  [REQUEST_WRITE] = {"write", 2},
  [REQUEST_PACE] = {"pace", 3},
  [REQUEST_CLOSE] = {"close", 2},
  [REQUEST_KILL] = {"kill", 2},
};

static char *buffer;
static size_t start, length, capacity; /* buffer[start..length) is not yet done */

/* The header of the first request in the buffer, once it is there. */
static struct {
  bool known;
  enum request_kind kind;
  uint64_t fields[FIELDS_LIMIT];
  size_t size; /* with its newline */
  size_t payload;
} header;

static struct request request;
static char **pointers; /* argv and envp */

_Noreturn static void malformed(const char *what) {
  char reason[128];
  snprintf(reason, sizeof reason, "malformed request: %s", what);
  die(reason);
}

bool requests_read(int fd) {
  if (start > 0) {
    memmove(buffer, buffer + start, length - start);
    length -= start;
    start = 0;
  }
  if (capacity - length < CHUNK) {
    const size_t wanted = length + CHUNK;
    const size_t larger = wanted < capacity * 2 ? capacity * 2 : wanted;
    char *moved = realloc(buffer, larger);
    if (moved == NULL) die("out of memory");
    buffer = moved;
    capacity = larger;
  }
  const ssize_t got = read(fd, buffer + length, CHUNK);
  if (got > 0) length += (size_t)got;
  return got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR));
}

/* Decimal digits only, without sign; at most INT64_MAX. */
static uint64_t parse_field(const char **at, const char *end) {
  uint64_t value = 0;
  const char *first = *at;
  while (*at < end && **at >= '0' && **at <= '9') {
    const uint64_t digit = (uint64_t)(**at - '0');
    if (value > ((uint64_t)INT64_MAX - digit) / 10) malformed("a number is too large");
    value = value * 10 + digit;
    (*at)++;
  }
  if (*at == first) malformed("a number is missing");
  return value;
}

static enum request_kind parse_word(const char **at, const char *end) {
  for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
    const size_t size = strlen(kinds[kind].word);
    if ((size_t)(end - *at) >= size && memcmp(*at, kinds[kind].word, size) == 0) {
      *at += size;
      return (enum request_kind)kind;
    }
  }
  malformed("unknown word");
}

static void parse_header(const char *at, const char *end) {
  header.size = (size_t)(end - at) + 1;
  header.kind = parse_word(&at, end);
  const size_t fields = kinds[header.kind].fields;
  for (size_t i = 0; i < fields; i++) {
    if (at == end || *at != ' ') malformed("a field is missing");
    at++;
    header.fields[i] = parse_field(&at, end);
  }
  if (at != end) malformed("the header line does not end with its last field");
  if (header.fields[0] == 0) malformed("the id is 0");
  if (header.fields[fields - 1] > PAYLOAD_LIMIT) malformed("the payload is longer than 8 MiB");
  header.payload = (size_t)header.fields[fields - 1];
  header.known = true;
}

bool requests_ready(void) {
  const size_t available = length - start;
  if (!header.known) {
    const char *newline = available == 0 ? NULL : memchr(buffer + start, '\n', available);
    if (newline == NULL) {
      if (available > HEADER_LIMIT) malformed("the header line does not end");
      return false;
    }
    parse_header(buffer + start, newline);
  }
  return available >= header.size + header.payload;
}

bool requests_pending(void) { return length > start; }

/* The payload of a start: as many strings as the header says, no byte more. */
static void parse_start(char *at) {
  char *end = at + header.payload;
  const uint64_t argc = header.fields[4], envc = header.fields[5], cwds = header.fields[6], cgroups = header.fields[7];
  if (header.fields[2] > 1 || header.fields[3] > 1 || cwds > 1) malformed("a flag is neither 0 nor 1");
  if (argc == 0) malformed("there is no program");
  if (cgroups > CGROUPS_LIMIT) malformed("more than 32 cgroup folders");
  if (header.fields[8] > CPUS_LIMIT) malformed("there is no such CPU");
  /* Each string has at least its NUL, which bounds the counts and so the memory. */
  if (argc > header.payload || envc > header.payload) malformed("fewer strings than the header says");

  /* argv, NULL, the launch marker, envp, NULL, cgroup folders */
  free(pointers);
  pointers = calloc((size_t)(argc + envc + cgroups) + 3, sizeof *pointers);
  if (pointers == NULL) die("out of memory");
  static char marker[sizeof LAUNCH_MARKER + 24];
  snprintf(marker, sizeof marker, LAUNCH_MARKER "%llu", (unsigned long long)header.fields[0]);
  request.start = (struct start){
    .argv = pointers,
    .envp = pointers + argc + 1,
    .cgroups = (const char **)(pointers + argc + envc + 3),
    .cgroup_count = (size_t)cgroups,
    .cpu = (int)header.fields[8] - 1,
    .input_open = header.fields[2] == 1,
  };
  request.start.envp[0] = marker;
  for (uint64_t i = 0; i < argc + envc + cwds + cgroups; i++) {
    char *nul = at == end ? NULL : memchr(at, '\0', (size_t)(end - at));
    if (nul == NULL) malformed("fewer strings than the header says");
    if (i < argc) request.start.argv[i] = at;
    else if (i < argc + envc) request.start.envp[i - argc + 1] = at;
    else if (i < argc + envc + cwds) request.start.cwd = at;
    else request.start.cgroups[i - argc - envc - cwds] = at;
    at = nul + 1;
  }
  if (at != end) malformed("more strings than the header says");
}

const struct request *requests_next(void) {
  request = (struct request){
    .kind = header.kind,
    .id = header.fields[0],
    .payload = buffer + start + header.size,
    .length = header.payload,
  };
  if (header.kind == REQUEST_START) {
    request.timeout = (int64_t)header.fields[1];
    request.awaits_exit = header.fields[3] == 1;
    parse_start(buffer + start + header.size);
  } else if (header.kind == REQUEST_PACE) {
    request.interval = (int64_t)header.fields[1];
    if (request.interval == 0) malformed("the interval is 0");
    if (request.length == 0 || request.payload[request.length - 1] != '\n') malformed("the last line has no end");
  } else if (header.kind != REQUEST_WRITE && header.payload > 0) {
    malformed("a payload where there is none");
  }
  return &request;
}

void requests_done(void) {
  start += header.size + header.payload;
  header.known = false;
  if (start == length) start = length = 0;
}
