/*
 * Holds many instances of one module in one process and speaks the embedding protocol (drivers/types.ts) on its
 * standard streams. As drivers/wasmtime/host, with WasmEdge's C API.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "clock.h"
#include "guests.h"
#include "log.h"
#include "preview1.h"

/* Of a line of input, its end included. */
enum { LINE_LIMIT = 65536 };
/* Keeps a line of times below 32 KiB: two numbers of at most twelve digits each. */
enum { TIMES_PER_LINE = 1024 };
/* Of an error. */
enum { ERROR_LIMIT = 2000 };

static FILE *output;

/* Each line goes out whole and at once. */
static void say_end(void) {
  putc('\n', output);
  if (fflush(output) != 0) _exit(1); /* nobody listens any more */
}

static void say_failed(const char *error, size_t length) {
  fprintf(output, "@failed {\"live\":%zu,\"error\":\"", guests_live());
  for (size_t at = 0; at < length && at < ERROR_LIMIT; at++) {
    const unsigned char byte = (unsigned char)error[at];
    if (byte == '"' || byte == '\\') fprintf(output, "\\%c", byte);
    else putc(byte >= ' ' && byte <= '~' ? byte : '?', output);
  }
  fprintf(output, "\"}");
  say_end();
}

static void say_error(const char *error) { say_failed(error, strlen(error)); }

static void say_numbers(const uint64_t *numbers, size_t count) {
  for (size_t at = 0; at < count; at++) fprintf(output, "%s%" PRIu64, at == 0 ? "" : ",", numbers[at]);
}

static void instantiate(uint64_t wanted) {
  while (wanted > 0) {
    static uint64_t instantiate_ns[TIMES_PER_LINE], start_ns[TIMES_PER_LINE];
    const char *error = NULL;
    size_t made = 0;
    for (; wanted > 0 && made < TIMES_PER_LINE; made++, wanted--) {
      struct times times;
      error = guests_add(&times);
      if (error != NULL) break;
      instantiate_ns[made] = times.instantiate_ns;
      start_ns[made] = times.start_ns;
    }
    if (made > 0) {
      fprintf(output, "@instantiated {\"live\":%zu,\"instantiateNs\":[", guests_live());
      say_numbers(instantiate_ns, made);
      fprintf(output, "],\"startNs\":[");
      say_numbers(start_ns, made);
      fprintf(output, "]}");
      say_end();
    }
    if (error != NULL) {
      say_error(error);
      return;
    }
  }
  fprintf(output, "@done {\"live\":%zu}", guests_live());
  say_end();
}

/* One line that says that it is an answer: nothing that could be taken for a line of ours. */
static bool is_answer(const char *said, size_t length) {
  static const char pong[] = "@pong ";
  const size_t prefix = sizeof pong - 1;
  if (length <= prefix || memcmp(said, pong, prefix) != 0 || memchr(said, '\r', length) != NULL) return false;
  return memchr(said, '\n', length) == said + length - 1;
}

static void tell(uint64_t index, const char *line, size_t length) {
  const char *error = guests_ask(index, line, length);
  if (error != NULL) {
    say_error(error);
  } else if (is_answer(streams.output, streams.output_length)) {
    fwrite(streams.output, 1, streams.output_length - 1, output);
    say_end();
  } else {
    say_failed(streams.output, streams.output_length);
  }
}

static void tell_all(const char *line, size_t length) {
  const size_t answered = guests_ask_all(line, length);
  fprintf(output, "@told {\"live\":%zu,\"answered\":%zu}", guests_live(), answered);
  say_end();
}

/* Where `text` begins with `word`, what follows it; else NULL. */
static const char *after(const char *text, const char *word) {
  const size_t length = strlen(word);
  return strncmp(text, word, length) == 0 ? text + length : NULL;
}

/* Decimal digits up to `end`. */
static bool parse_number(const char *text, char end, uint64_t *number, const char **rest) {
  *number = 0;
  const char *at = text;
  for (; *at >= '0' && *at <= '9' && *number < UINT64_MAX / 100; at++) *number = *number * 10 + (uint64_t)(*at - '0');
  *rest = at + 1;
  return at > text && *at == end;
}

/* `line` has its end, `length` counts it. */
static void take(const char *line, size_t length) {
  const char *end = line + length, *rest;
  uint64_t number;
  if ((rest = after(line, "instantiate ")) != NULL && parse_number(rest, '\n', &number, &rest)) {
    instantiate(number);
  } else if ((rest = after(line, "tell-all ")) != NULL) {
    tell_all(rest, (size_t)(end - rest));
  } else if ((rest = after(line, "tell ")) != NULL && parse_number(rest, ' ', &number, &rest)) {
    tell(number, rest, (size_t)(end - rest));
  } else {
    say_error("a line is none of: instantiate N, tell I LINE, tell-all LINE");
  }
}

/* The rest of a line that is too long. @returns false at the end of the input */
static bool skip_line(void) {
  int byte;
  while ((byte = getchar()) != EOF && byte != '\n') continue;
  return byte == '\n';
}

static void serve(void) {
  static char line[LINE_LIMIT + 1];
  fprintf(output, "@ready %" PRIu64, clock_ns(CLOCK_MONOTONIC));
  say_end();
  while (fgets(line, sizeof line, stdin) != NULL) {
    const char *end = memchr(line, '\n', sizeof line - 1);
    if (end != NULL) {
      take(line, (size_t)(end - line) + 1);
    } else if (skip_line()) {
      say_error("a line is longer than 65,535 bytes");
    } else {
      return;
    }
    memset(line, 0, sizeof line); /* what fgets does not write must not be taken for a line's end */
  }
}

int main(int argc, char **argv) {
  static char buffer[LINE_LIMIT];
  if (argc == 2 && strcmp(argv[1], "--version") == 0) {
    printf("sandgauge-wasmedge-host %s\n", WasmEdge_VersionGet());
    return 0;
  }
  if (argc != 2) {
    fprintf(stderr, "usage: MODULE | --version\n");
    return 1;
  }
  output = log_open();
  if (output == NULL) {
    perror("standard output");
    return 1;
  }
  setvbuf(output, buffer, _IOFBF, sizeof buffer);
  const char *error = guests_load(argv[1]);
  if (error != NULL) {
    fprintf(stderr, "%s does not load: %s\n", argv[1], error);
    return 1;
  }
  serve();
  _exit(0); /* without deleting the instances: the kernel takes back the whole address space in less time */
}
