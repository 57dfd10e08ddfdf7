#include "lines.h"

#include <stdlib.h>
#include <string.h>

#include "output.h"

static void drop_partial(struct line_reader *reader) {
  free(reader->partial);
  reader->partial = NULL;
  reader->length = reader->capacity = 0;
}

/* Most lines come in one read and are never copied. */
static void keep_partial(struct line_reader *reader, const char *data, size_t size) {
  if (reader->length + size > LINE_LIMIT) {
    drop_partial(reader);
    reader->state = LINE_NOISE;
    return;
  }
  if (reader->length + size > reader->capacity) {
    size_t larger = reader->capacity == 0 ? 256 : reader->capacity;
    while (larger < reader->length + size) larger *= 2;
    char *moved = realloc(reader->partial, larger);
    if (moved == NULL) die("out of memory");
    reader->partial = moved;
    reader->capacity = larger;
  }
  memcpy(reader->partial + reader->length, data, size);
  reader->length += size;
}

static void hand_on(struct line_reader *reader, const char *line, size_t length, line_handler *handle, void *context) {
  if (length > 0 && line[length - 1] == '\r') length--;
  if (length > LINE_LIMIT || reader->kept + length > LINES_BUDGET) {
    reader->noise++;
    return;
  }
  reader->kept += length;
  handle(context, line, length);
}

void line_reader_feed(struct line_reader *reader, const char *data, size_t size, line_handler *handle, void *context) {
  const char *end = data + size;
  while (data < end) {
    const char *newline = memchr(data, '\n', (size_t)(end - data));
    const size_t length = (size_t)((newline == NULL ? end : newline) - data);
    if (reader->state == LINE_START) reader->state = *data == '@' ? LINE_KEPT : LINE_NOISE;
    if (reader->state == LINE_KEPT && (newline == NULL || reader->length > 0)) keep_partial(reader, data, length);
    if (newline == NULL) return;
    if (reader->state == LINE_NOISE) reader->noise++;
    else if (reader->length > 0) hand_on(reader, reader->partial, reader->length, handle, context);
    else hand_on(reader, data, length, handle, context);
    drop_partial(reader);
    reader->state = LINE_START;
    data = newline + 1;
  }
}

void line_reader_end(struct line_reader *reader) {
  if (reader->state != LINE_START) reader->noise++;
  reader->state = LINE_START;
  drop_partial(reader);
}

void line_reader_free(struct line_reader *reader) { drop_partial(reader); }
