#include "preview1.h"

#include <string.h>

#include "clock.h"

enum { SUCCESS = 0, BADF = 8, FAULT = 21, FBIG = 22, INVAL = 28 };

struct streams streams;

void streams_give(const char *input, size_t length) {
  streams.input = input;
  streams.input_length = length;
  streams.output_length = 0;
  streams.exited = false;
}

typedef WasmEdge_MemoryInstanceContext memory_t;

/* NULL where it is not all in the memory. */
static void *bytes_at(memory_t *memory, uint32_t at, uint32_t length) {
  return WasmEdge_MemoryInstanceGetPointer(memory, at, length);
}

static bool store(memory_t *memory, uint32_t at, const void *bytes, uint32_t length) {
  void *place = bytes_at(memory, at, length);
  if (place == NULL) return false;
  memcpy(place, bytes, length);
  return true;
}

/* The nth buffer of a list of (address, length); NULL where that is not in the memory. */
static char *buffer(memory_t *memory, uint32_t list, uint32_t index, uint32_t *length) {
  uint32_t entry[2];
  if (index > (UINT32_MAX - list) / sizeof entry) return NULL;
  const void *place = bytes_at(memory, list + index * (uint32_t)sizeof entry, sizeof entry);
  if (place == NULL) return NULL;
  memcpy(entry, place, sizeof entry);
  *length = entry[1];
  return bytes_at(memory, entry[0], entry[1]);
}

static int32_t read_input(memory_t *memory, uint32_t list, uint32_t count, uint32_t result) {
  uint32_t total = 0;
  for (uint32_t index = 0; index < count; index++) {
    uint32_t length;
    char *place = buffer(memory, list, index, &length);
    if (place == NULL) return FAULT;
    if (length > streams.input_length) length = (uint32_t)streams.input_length;
    if (length > 0) memcpy(place, streams.input, length);
    streams.input += length;
    streams.input_length -= length;
    total += length;
  }
  return store(memory, result, &total, sizeof total) ? SUCCESS : FAULT;
}

static int32_t write_output(memory_t *memory, uint32_t list, uint32_t count, uint32_t result) {
  uint32_t total = 0;
  for (uint32_t index = 0; index < count; index++) {
    uint32_t length;
    const char *bytes = buffer(memory, list, index, &length);
    if (bytes == NULL) return FAULT;
    if (length > OUTPUT_LIMIT - streams.output_length) return FBIG;
    memcpy(streams.output + streams.output_length, bytes, length);
    streams.output_length += length;
    total += length;
  }
  return store(memory, result, &total, sizeof total) ? SUCCESS : FAULT;
}

typedef const WasmEdge_CallingFrameContext frame_t;

static memory_t *memory_of(frame_t *frame) { return WasmEdge_CallingFrameGetMemoryInstance(frame, 0); }

static uint32_t word(const WasmEdge_Value *value) { return (uint32_t)WasmEdge_ValueGetI32(*value); }

static WasmEdge_Result gives(WasmEdge_Value *returns, int32_t errno_) {
  returns[0] = WasmEdge_ValueGenI32(errno_);
  return WasmEdge_Result_Success;
}

static WasmEdge_Result clock_time_get(void *data, frame_t *frame, const WasmEdge_Value *in, WasmEdge_Value *out) {
  (void)data;
  if (word(&in[0]) > 1) return gives(out, INVAL);
  const uint64_t now = clock_ns(word(&in[0]) == 0 ? CLOCK_REALTIME : CLOCK_MONOTONIC);
  return gives(out, store(memory_of(frame), word(&in[2]), &now, sizeof now) ? SUCCESS : FAULT);
}

static WasmEdge_Result fd_read(void *data, frame_t *frame, const WasmEdge_Value *in, WasmEdge_Value *out) {
  (void)data;
  if (word(&in[0]) != 0) return gives(out, BADF);
  return gives(out, read_input(memory_of(frame), word(&in[1]), word(&in[2]), word(&in[3])));
}

static WasmEdge_Result fd_write(void *data, frame_t *frame, const WasmEdge_Value *in, WasmEdge_Value *out) {
  (void)data;
  if (word(&in[0]) != 1) return gives(out, BADF);
  return gives(out, write_output(memory_of(frame), word(&in[1]), word(&in[2]), word(&in[3])));
}

static WasmEdge_Result proc_exit(void *data, frame_t *frame, const WasmEdge_Value *in, WasmEdge_Value *out) {
  (void)data, (void)frame, (void)in, (void)out;
  streams.exited = true;
  return WasmEdge_Result_Terminate;
}

/* `signature`: a letter for each parameter, i or I for 32 or 64 bits, and for the result, if any, behind a colon. */
static void add(WasmEdge_ModuleInstanceContext *module, const char *name, const char *signature, WasmEdge_HostFunc_t function) {
  WasmEdge_ValType types[8];
  uint32_t count = 0, parameters = 0;
  for (const char *letter = signature; *letter != '\0'; letter++) {
    if (*letter == ':') parameters = count;
    else types[count++] = *letter == 'I' ? WasmEdge_ValTypeGenI64() : WasmEdge_ValTypeGenI32();
  }
  WasmEdge_FunctionTypeContext *type = WasmEdge_FunctionTypeCreate(types, parameters, types + parameters, count - parameters);
  WasmEdge_FunctionInstanceContext *instance = WasmEdge_FunctionInstanceCreate(type, function, NULL, 0);
  WasmEdge_FunctionTypeDelete(type);
  WasmEdge_ModuleInstanceAddFunction(module, WasmEdge_StringWrap(name, (uint32_t)strlen(name)), instance);
}

WasmEdge_ModuleInstanceContext *preview1_create(void) {
  static const char name[] = "wasi_snapshot_preview1";
  WasmEdge_ModuleInstanceContext *module = WasmEdge_ModuleInstanceCreate(WasmEdge_StringWrap(name, sizeof name - 1));
  add(module, "clock_time_get", "iIi:i", clock_time_get);
  add(module, "fd_read", "iiii:i", fd_read);
  add(module, "fd_write", "iiii:i", fd_write);
  add(module, "proc_exit", "i:", proc_exit);
  return module;
}
