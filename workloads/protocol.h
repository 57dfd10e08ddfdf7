/*
 * The workload protocol: lines on standard output, each in one unbuffered write, so that no buffer of a C library or
 * of a runtime delays the moment that is measured.
 *   @ready <own monotonic ns>   the end of startup
 * Only <unistd.h> and <time.h>: the same source builds for Linux on x86-64 and arm64 and for WASI.
 */
#ifndef SANDGAUGE_PROTOCOL_H
#define SANDGAUGE_PROTOCOL_H

#include <stddef.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { PROTOCOL_LINE_MAX = 256 };

static void write_all(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, bytes, length);
        if (written <= 0) {
            _exit(1); /* nobody listens any more */
        }
        bytes += written;
        length -= (size_t)written;
    }
}

/* One line, `prefix` and `text` together, in one write. */
static void announce(const char *prefix, const char *text, size_t length) {
    char line[PROTOCOL_LINE_MAX + 16];
    size_t used = strlen(prefix);
    memcpy(line, prefix, used);
    memcpy(line + used, text, length);
    line[used + length] = '\n';
    write_all(line, used + length + 1);
}

static void announce_ready(void) {
    struct timespec now;
    char digits[20]; /* 2^63 ns has 19 digits */
    char *first = digits + sizeof digits;
    clock_gettime(CLOCK_MONOTONIC, &now);
    unsigned long long ns = (unsigned long long)now.tv_sec * 1000000000ULL + (unsigned long long)now.tv_nsec;
    do {
        *--first = (char)('0' + ns % 10);
        ns /= 10;
    } while (ns > 0);
    announce("@ready ", first, (size_t)(digits + sizeof digits - first));
}

#endif
