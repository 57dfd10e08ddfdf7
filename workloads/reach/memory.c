/* Memory that is not the program's own, and instructions that it brings itself. */
#define _GNU_SOURCE
#include <stdint.h>
#include <string.h>

#include "checks.h"

#ifdef __wasm__
/*
 * The access traps and ends the instance; that no answer comes is the answer. `first` is the byte behind the memory,
 * `last` the highest address that an instruction can form: 32 bits of base and an offset.
 */
enum answer access_outside_memory(char *const *arguments) {
    size_t end = __builtin_wasm_memory_size(0) * 65536;
    volatile unsigned char *address =
        (volatile unsigned char *)(strcmp(arguments[0], "first") == 0 ? end : UINTPTR_MAX);
    fact_number("value", *address);
    return REACHED;
}
#else
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* In a child, which the access ends. `first` is the byte behind a mapping, `last` lies in the kernel's own half. */
enum answer access_outside_memory(char *const *arguments) {
    long page = sysconf(_SC_PAGESIZE);
    int status = 0;
    char *mapping = mmap(NULL, 2 * (size_t)page, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapping == MAP_FAILED || munmap(mapping + page, (size_t)page) != 0) {
        return because(UNDECIDED, strerror(errno));
    }
    volatile char *address =
        strcmp(arguments[0], "first") == 0 ? mapping + page : (volatile char *)(UINTPTR_MAX - (uintptr_t)page);
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_DUMPABLE, 0); /* no core is wanted of it */
        (void)*address;
        _exit(0);
    }
    if (child < 0 || waitpid(child, &status, 0) != child) {
        return because(UNDECIDED, strerror(errno));
    }
    if (WIFSIGNALED(status)) {
        return because(DENIED, strsignal(WTERMSIG(status)));
    }
    return WEXITSTATUS(status) == 0 ? REACHED : because(UNDECIDED, "the child ended in another way");
}

/* A function that gives 42, in the machine's own instructions. */
#if defined(__x86_64__)
static const unsigned char code[] = {0xb8, 42, 0, 0, 0, 0xc3}; /* mov eax, 42; ret */
#elif defined(__aarch64__)
static const unsigned char code[] = {0x40, 0x05, 0x80, 0x52, 0xc0, 0x03, 0x5f, 0xd6}; /* mov w0, #42; ret */
#endif

enum answer run_native_code(char *const *arguments) {
    (void)arguments;
    void *memory = mmap(NULL, sizeof code, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return refused(errno);
    }
    memcpy(memory, code, sizeof code);
    if (mprotect(memory, sizeof code, PROT_READ | PROT_EXEC) != 0) {
        return refused(errno);
    }
    __builtin___clear_cache(memory, (char *)memory + sizeof code);
    int value = ((int (*)(void))(uintptr_t)memory)();
    return value == 42 ? REACHED : because(UNDECIDED, "the instructions gave another value");
}
#endif
