#include "guests.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "clock.h"
#include "log.h"
#include "preview1.h"

/* In the order of their making; without a store, one that was given up. */
static struct guest {
  WasmEdge_StoreContext *store;
  WasmEdge_ModuleInstanceContext *instance;
  WasmEdge_FunctionInstanceContext *answer;
} *guests;
static size_t count, capacity, live;

static WasmEdge_ExecutorContext *executor;
static WasmEdge_ASTModuleContext *module;
static WasmEdge_ModuleInstanceContext *preview1;

static const char *error_of(WasmEdge_Result result) {
  static char error[2048];
  if (WasmEdge_ResultOK(result)) return NULL;
  snprintf(error, sizeof error, "%s: %s", WasmEdge_ResultGetMessage(result), log_take());
  return error;
}

const char *guests_load(const char *path) {
  WasmEdge_ConfigureContext *configuration = WasmEdge_ConfigureCreate();
  WasmEdge_LoaderContext *loader = WasmEdge_LoaderCreate(configuration);
  WasmEdge_ValidatorContext *validator = WasmEdge_ValidatorCreate(configuration);
  const char *error = error_of(WasmEdge_LoaderParseFromFile(loader, &module, path));
  if (error == NULL) error = error_of(WasmEdge_ValidatorValidate(validator, module));
  executor = WasmEdge_ExecutorCreate(configuration, NULL);
  preview1 = preview1_create();
  return error;
}

size_t guests_live(void) { return live; }

static WasmEdge_FunctionInstanceContext *function(const WasmEdge_ModuleInstanceContext *instance, const char *name) {
  return WasmEdge_ModuleInstanceFindFunction(instance, WasmEdge_StringWrap(name, (uint32_t)strlen(name)));
}

static void give_up(struct guest *guest) {
  WasmEdge_ModuleInstanceDelete(guest->instance);
  WasmEdge_StoreDelete(guest->store);
  *guest = (struct guest){NULL, NULL, NULL};
}

static const char *call(const WasmEdge_FunctionInstanceContext *callee, uint32_t results) {
  WasmEdge_Value result;
  const char *error = error_of(WasmEdge_ExecutorInvoke(executor, callee, NULL, 0, &result, results));
  return error == NULL && streams.exited ? "it has exited" : error;
}

static const char *instantiate(struct guest *guest) {
  guest->store = WasmEdge_StoreCreate();
  const char *error = error_of(WasmEdge_ExecutorRegisterImport(executor, guest->store, preview1));
  if (error != NULL) return error;
  return error_of(WasmEdge_ExecutorInstantiate(executor, &guest->instance, guest->store, module));
}

static const char *start(struct guest *guest, uint64_t *start_ns) {
  static const char ready[] = "@ready ";
  const WasmEdge_FunctionInstanceContext *main = function(guest->instance, "_start");
  guest->answer = function(guest->instance, "answer");
  if (main == NULL || guest->answer == NULL) return "the module exports no _start or no answer";
  streams_give(NULL, 0);
  const uint64_t begun = clock_ns(CLOCK_MONOTONIC);
  const char *error = call(main, 0);
  *start_ns = clock_ns(CLOCK_MONOTONIC) - begun;
  if (error != NULL) return error;
  const size_t length = sizeof ready - 1;
  if (streams.output_length < length || memcmp(streams.output, ready, length) != 0) return "it did not say that it is ready";
  return NULL;
}

const char *guests_add(struct times *times) {
  if (count == capacity) {
    const size_t larger = capacity == 0 ? 1024 : capacity * 2;
    struct guest *moved = realloc(guests, larger * sizeof *guests);
    if (moved == NULL) return "out of memory";
    guests = moved;
    capacity = larger;
  }
  struct guest guest = {NULL, NULL, NULL};
  const uint64_t requested = clock_ns(CLOCK_MONOTONIC);
  const char *error = instantiate(&guest);
  times->instantiate_ns = clock_ns(CLOCK_MONOTONIC) - requested;
  if (error == NULL) error = start(&guest, &times->start_ns);
  if (error != NULL) {
    give_up(&guest);
    return error;
  }
  guests[count++] = guest;
  live++;
  return NULL;
}

const char *guests_ask(size_t index, const char *line, size_t length) {
  if (index >= count || guests[index].store == NULL) return "there is no such instance, or it was given up";
  streams_give(line, length);
  const char *error = call(guests[index].answer, 1);
  if (error != NULL) {
    give_up(&guests[index]);
    live--;
  }
  return error;
}

size_t guests_ask_all(const char *line, size_t length) {
  static const char pong[] = "@pong ";
  const size_t prefix = sizeof pong - 1;
  size_t answered = 0;
  for (size_t index = 0; index < count; index++) {
    if (guests_ask(index, line, length) != NULL || streams.output_length != prefix + length) continue;
    if (memcmp(streams.output, pong, prefix) == 0 && memcmp(streams.output + prefix, line, length) == 0) answered++;
  }
  return answered;
}
