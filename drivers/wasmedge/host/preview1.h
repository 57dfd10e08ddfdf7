/*
 * WASI preview 1 as far as the held workload imports it. Of its own and not WasmEdge's, whose environment reads the
 * process's own standard input and would be a part of what an instance is seen to cost.
 */
#ifndef SANDGAUGE_PREVIEW1_H
#define SANDGAUGE_PREVIEW1_H

#include <stdbool.h>
#include <stddef.h>
#include <wasmedge/wasmedge.h>

/* No line of the protocol is longer; more is a flood. */
enum { OUTPUT_LIMIT = 65536 };

/* The standard streams of the one instance that runs: an idle one has none. */
struct streams {
  const char *input;
  size_t input_length; /* what is left of it */
  char output[OUTPUT_LIMIT];
  size_t output_length;
  bool exited;
};
extern struct streams streams;

/* Forgets what was said and done before. */
void streams_give(const char *input, size_t length);

/* The module that every instance imports. */
WasmEdge_ModuleInstanceContext *preview1_create(void);

#endif
