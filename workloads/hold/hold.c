/*
 * An idle instance: says that it is running, then lives until its standard input closes. Each line that it is sent
 * comes back behind "@pong ", so that a held instance can be asked whether it still answers. The line "dirty <bytes>"
 * makes it fill so much memory of its own first, so that what an instance is charged can be held against a known truth.
 */
#include <stdlib.h>

#include "../protocol.h"

enum { PAGE_BYTES = 4096 };

/* Reads a line, without its end; a longer one is cut. Gives its length, or -1 at the end of input. */
static long read_line(char *line, long size) {
    long length = 0;
    char byte;
    /* A byte at a time: this needs no buffer, and an idle instance's memory must be the runtime's, not ours. */
    while (read(STDIN_FILENO, &byte, 1) == 1) {
        if (byte == '\n') {
            return length;
        }
        if (length < size) {
            line[length++] = byte;
        }
    }
    return -1;
}

/* xorshift64: no two pages alike, so that a kernel that merges equal pages (KSM) finds none. */
static unsigned long long next_word(unsigned long long word) {
    word ^= word << 13;
    word ^= word >> 7;
    return word ^ (word << 17);
}

/* Never freed: the instance is to hold it. False where the sandbox does not give so much. */
static int dirty(size_t bytes) {
    /* Volatile, or the compiler finds out that nobody reads it and leaves the memory out. */
    volatile unsigned long long *memory = malloc(bytes);
    if (memory == NULL) {
        return 0;
    }
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    unsigned long long word = ((unsigned long long)now.tv_sec << 30 ^ (unsigned long long)now.tv_nsec) | 1;
    for (size_t at = 0; at + sizeof word <= bytes; at += PAGE_BYTES) {
        word = next_word(word);
        memory[at / sizeof word] = word;
    }
    return 1;
}

/* The number behind "dirty ", or 0 where the line is another one. */
static size_t bytes_to_dirty(const char *line, long length) {
    static const char command[] = "dirty ";
    long at = (long)sizeof command - 1;
    if (length <= at || memcmp(line, command, (size_t)at) != 0) {
        return 0;
    }
    size_t bytes = 0;
    for (; at < length && line[at] >= '0' && line[at] <= '9'; at++) {
        bytes = bytes * 10 + (size_t)(line[at] - '0');
    }
    return at == length ? bytes : 0;
}

/*
 * Answers one line of the input. Gives 0 at the input's end. As WebAssembly it is exported, so that a process that
 * holds many instances can ask one that has come back from its main.
 */
#ifdef __wasm__
__attribute__((export_name("answer")))
#endif
int answer(void) {
    char line[PROTOCOL_LINE_MAX];
    long length = read_line(line, sizeof line);
    if (length < 0) {
        return 0;
    }
    size_t bytes = bytes_to_dirty(line, length);
    announce(bytes == 0 || dirty(bytes) ? "@pong " : "@failed ", line, (size_t)length);
    return 1;
}

int main(void) {
    announce_ready();
    while (answer()) {
    }
    return 0;
}
