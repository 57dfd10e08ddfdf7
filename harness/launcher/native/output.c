#include "output.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int out = -1;
static bool broken;
static char *buffer;
static size_t start, end, capacity; /* buffer[start..end) is still to be sent */

void output_open(int fd) { out = fd; }

static void append(const char *data, size_t size) {
  if (end + size > capacity) {
    size_t larger = capacity == 0 ? 65536 : capacity * 2;
    while (larger < end + size) larger *= 2;
    char *moved = realloc(buffer, larger);
    if (moved == NULL) _exit(2); /* not even die() could speak */
    buffer = moved;
    capacity = larger;
  }
  memcpy(buffer + end, data, size);
  end += size;
}

static void append_text(const char *text) { append(text, strlen(text)); }

static void append_key(const char *key) {
  append_text(",\"");
  append_text(key);
  append_text("\":");
}

/*
 * Length of the UTF-8 sequence at `text`; negative where it is invalid, then of what one U+FFFD stands for (Unicode 15,
 * table 3-7, and "U+FFFD substitution of maximal subparts", as JavaScript's decoder does it).
 */
static int sequence_length(const unsigned char *text, size_t available) {
  const unsigned char lead = text[0];
  if (lead < 0x80) return 1;
  const int size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (int i = 1; i < size; i++) {
    unsigned char lowest = 0x80, highest = 0xbf;
    if (i == 1 && lead == 0xe0) lowest = 0xa0;
    if (i == 1 && lead == 0xed) highest = 0x9f; /* no surrogates */
    if (i == 1 && lead == 0xf0) lowest = 0x90;
    if (i == 1 && lead == 0xf4) highest = 0x8f;
    if ((size_t)i >= available || text[i] < lowest || text[i] > highest) return -i;
  }
  return size == 0 ? -1 : size;
}

static void append_json_string(const char *text, size_t size) {
  append("\"", 1);
  for (size_t at = 0; at < size;) {
    const unsigned char byte = (unsigned char)text[at];
    const int length = sequence_length((const unsigned char *)text + at, size - at);
    if (length < 0) {
      append("\\ufffd", 6);
    } else if (byte < 0x20 || byte == 0x7f || byte == '"' || byte == '\\') {
      char escaped[8];
      snprintf(escaped, sizeof escaped, "\\u%04x", byte);
      append(escaped, 6);
    } else {
      append(text + at, (size_t)length);
    }
    at += (size_t)abs(length);
  }
  append("\"", 1);
}

void event_begin(const char *name) {
  append_text("{\"event\":\"");
  append_text(name);
  append("\"", 1);
}

void event_number(const char *key, int64_t value) {
  char digits[24];
  append_key(key);
  snprintf(digits, sizeof digits, "%" PRId64, value);
  append_text(digits);
}

void event_count(const char *key, int64_t value) {
  if (value >= 0) {
    event_number(key, value);
    return;
  }
  append_key(key);
  append_text("null");
}

void event_bool(const char *key, bool value) {
  append_key(key);
  append_text(value ? "true" : "false");
}

void event_text(const char *key, const char *text, size_t size) {
  append_key(key);
  append_json_string(text, size);
}

void event_end(void) { append("}\n", 2); }

void output_send(void) {
  while (!broken && start < end) {
    ssize_t written = write(out, buffer + start, end - start);
    if (written >= 0) start += (size_t)written;
    else if (errno == EAGAIN) break;
    else if (errno != EINTR) broken = true;
  }
  if (broken || start == end) start = end = 0;
  else if (start > capacity / 2) {
    memmove(buffer, buffer + start, end - start);
    end -= start;
    start = 0;
  }
}

size_t output_pending(void) { return end - start; }

bool output_broken(void) { return broken; }

void output_finish(void) {
  for (output_send(); output_pending() > 0; output_send()) {
    struct pollfd client = {.fd = out, .events = POLLOUT};
    if (poll(&client, 1, 1000) <= 0) break;
  }
}
