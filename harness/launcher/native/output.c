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
static size_t start, length, capacity; /* buffer[start..length) is still to be sent */

void output_open(int fd) { out = fd; }

static void append(const char *data, size_t size) {
  if (length + size > capacity) {
    size_t larger = capacity == 0 ? 65536 : capacity * 2;
    while (larger < length + size) larger *= 2;
    char *moved = realloc(buffer, larger);
    if (moved == NULL) _exit(2); /* not even die() could speak */
    buffer = moved;
    capacity = larger;
  }
  memcpy(buffer + length, data, size);
  length += size;
}

static void append_text(const char *text) { append(text, strlen(text)); }

static void append_key(const char *key) {
  append_text(",\"");
  append_text(key);
  append_text("\":");
}

/* Length of the valid UTF-8 sequence at `text`, 0 where there is none (Unicode 15, table 3-7). */
static size_t sequence_length(const unsigned char *text, size_t available) {
  unsigned char lead = text[0];
  if (lead < 0x80) return 1;
  size_t size = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (size == 0 || size > available) return 0;
  unsigned char lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  unsigned char highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (text[1] < lowest || text[1] > highest) return 0;
  for (size_t i = 2; i < size; i++)
    if (text[i] < 0x80 || text[i] > 0xbf) return 0;
  return size;
}

static void append_json_string(const char *text, size_t size) {
  append("\"", 1);
  for (size_t at = 0; at < size;) {
    const unsigned char byte = (unsigned char)text[at];
    const size_t valid = sequence_length((const unsigned char *)text + at, size - at);
    if (valid == 0) {
      append("\\ufffd", 6);
      at++;
    } else if (byte < 0x20 || byte == 0x7f || byte == '"' || byte == '\\') {
      char escaped[8];
      snprintf(escaped, sizeof escaped, "\\u%04x", byte);
      append(escaped, 6);
      at++;
    } else {
      append(text + at, valid);
      at += valid;
    }
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
  while (!broken && start < length) {
    ssize_t written = write(out, buffer + start, length - start);
    if (written >= 0) start += (size_t)written;
    else if (errno == EAGAIN) break;
    else if (errno != EINTR) broken = true;
  }
  if (broken || start == length) start = length = 0;
  else if (start > capacity / 2) {
    memmove(buffer, buffer + start, length - start);
    length -= start;
    start = 0;
  }
}

size_t output_pending(void) { return length - start; }

bool output_broken(void) { return broken; }

void output_finish(void) {
  for (output_send(); output_pending() > 0; output_send()) {
    struct pollfd client = {.fd = out, .events = POLLOUT};
    if (poll(&client, 1, 1000) <= 0) break;
  }
}
