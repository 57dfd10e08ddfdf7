/* Events for the client: JSON lines, held back until they may be sent. */
#ifndef SANDGAUGE_OUTPUT_H
#define SANDGAUGE_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* `fd` must not block. */
void output_open(int fd);

/* One event: begin, any number of fields, end. */
void event_begin(const char *name);
void event_number(const char *key, int64_t value);
/* Negative: null. */
void event_count(const char *key, int64_t value);
void event_bool(const char *key, bool value);
/* Bytes of any origin: escaped, invalid UTF-8 replaced by U+FFFD. */
void event_text(const char *key, const char *text, size_t length);
void event_end(void);

/* Sends what the client takes at once. */
void output_send(void);
size_t output_pending(void);
/* The client has gone; what is said to it is dropped. */
bool output_broken(void);

/* Sends all, unless the client takes nothing for a second. */
void output_finish(void);

/* Tells the client why, and ends the launcher and all it has started. Defined in launcher.c. */
_Noreturn void die(const char *reason);

#endif
