/* The workload protocol's line discipline: only lines that start with '@' are kept. */
#ifndef SANDGAUGE_LINES_H
#define SANDGAUGE_LINES_H

#include <stddef.h>
#include <stdint.h>

/*
 * Longer lines are noise, and so is what passes the budget that an instance has from one input to the next: a flood
 * must not fill the memory, and yet one that is asked again and again may answer as often.
 */
#define LINE_LIMIT ((size_t)65536)
#define LINES_BUDGET ((size_t)262144)

enum line_state { LINE_START, LINE_KEPT, LINE_NOISE };

struct line_reader {
  enum line_state state;
  char *partial; /* the kept line so far, where a read ended within it */
  size_t length, capacity;
  size_t kept; /* bytes of the lines handed on since the last input */
  uint64_t noise;
};

/* `line` is without its end ("\n" or "\r\n") and only valid during the call. */
typedef void line_handler(void *context, const char *line, size_t length);

void line_reader_feed(struct line_reader *reader, const char *data, size_t size, line_handler *handle, void *context);
/* No more will come: a line without an end is noise. */
void line_reader_end(struct line_reader *reader);
void line_reader_free(struct line_reader *reader);

#endif
