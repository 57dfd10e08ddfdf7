/*
 * What the client asks, on the launcher's standard input: a header line of a word and decimal fields separated by one
 * space, the last of which is the length of the payload that follows it.
 *
 *   start <id> <timeoutNs> <inputOpen> <awaitsExit> <argc> <envc> <cwds> <cgroups> <cpu> <length>
 *         cpu: 0 for any, else one more than the number of the only CPU to run on
 *         payload: argc + envc + cwds (0 or 1) + cgroups strings, each ended by a NUL
 *   write <id> <length>      payload: bytes for the instance's standard input
 *   pace <id> <intervalNs> <length>
 *         payload: lines, each with its end, for the instance's standard input: one every intervalNs from now on,
 *         whatever comes back. No other before all are written.
 *   close <id> <length>      closes its standard input, once all is written and paced; no payload
 *   kill <id> <length>       no payload
 *
 * Anything else is malformed and ends the launcher: its only client is ours, and guessing on would be worse.
 */
#ifndef SANDGAUGE_REQUESTS_H
#define SANDGAUGE_REQUESTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "spawn.h"

enum request_kind { REQUEST_START, REQUEST_WRITE, REQUEST_PACE, REQUEST_CLOSE, REQUEST_KILL };

struct request {
  enum request_kind kind;
  uint64_t id;
  int64_t timeout;
  bool awaits_exit;
  struct start start;
  int64_t interval; /* of a pace */
  const char *payload;
  size_t length;
};

/* Reads what has come. @returns false at the end of the input */
bool requests_read(int fd);
/* Whether a whole request has come. */
bool requests_ready(void);
/* Whether a request has come in part or whole. */
bool requests_pending(void);
/* The next whole request; valid until requests_done. */
const struct request *requests_next(void);
void requests_done(void);

#endif
