/*
 * What the workloads that measure work share: the same work several times over, each repetition timed by the
 * workload's own clock and told in a line of its own, so that a warm-up can be told from the steady state.
 *   @begin                                            set up; the first repetition begins
 *   @result {"checksum":"…","operations":n,"ns":n}    a repetition
 *   @unsupported <why>                                this sandbox does not offer what the work is made of
 *   @failed <why>                                     it offers it, and it went wrong
 */
#ifndef SANDGAUGE_WORK_H
#define SANDGAUGE_WORK_H

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "protocol.h"

static inline uint64_t clock_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000U + (uint64_t)now.tv_nsec;
}

/* FNV-1a of 64-bit words (Fowler, Noll and Vo, RFC 9923), the least significant byte of each first. */
#define CHECKSUM_START UINT64_C(0xcbf29ce484222325)

static inline uint64_t checksum_add(uint64_t checksum, uint64_t word) {
    for (int byte = 0; byte < 8; byte++) {
        checksum = (checksum ^ (word >> 8 * byte & 0xff)) * UINT64_C(0x100000001b3);
    }
    return checksum;
}

static inline uint64_t checksum_add_double(uint64_t checksum, double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return checksum_add(checksum, bits);
}

/* xorshift64* (Vigna, ACM TOMS 42(4), 2016): the same numbers everywhere. `state` must not be 0. */
static inline uint64_t next_random(uint64_t *state) {
    uint64_t word = *state;
    word ^= word >> 12;
    word ^= word << 25;
    word ^= word >> 27;
    *state = word;
    return word * UINT64_C(0x2545f4914f6cdd1d);
}

/* Ends the workload; `what` is a constant of its own. */
static inline _Noreturn void give_up(const char *prefix, const char *what) {
    const char *reason = strerror(errno);
    char text[PROTOCOL_LINE_MAX];
    size_t length = strlen(what);
    memcpy(text, what, length);
    memcpy(text + length, ": ", 2);
    length += 2;
    for (; *reason != '\0' && length < sizeof text; reason++) {
        text[length++] = *reason;
    }
    announce(prefix, text, length);
    exit(0);
}

static inline _Noreturn void unsupported(const char *what) { give_up("@unsupported ", what); }

static inline _Noreturn void failed(const char *what) { give_up("@failed ", what); }

static inline void *allocate(size_t bytes) {
    void *memory = malloc(bytes);
    if (memory == NULL) {
        unsupported("memory");
    }
    return memory;
}

/* Keeps the compiler from seeing that every repetition does the same. */
static volatile uint64_t work_seed = 1;

static inline char *put_text(char *at, const char *text) {
    size_t length = strlen(text);
    memcpy(at, text, length);
    return at + length;
}

static inline char *put_decimal(char *at, uint64_t number) {
    char digits[20];
    char *first = digits + sizeof digits;
    do {
        *--first = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    size_t length = (size_t)(digits + sizeof digits - first);
    memcpy(at, first, length);
    return at + length;
}

static inline char *put_hex(char *at, uint64_t number, int digits) {
    while (digits-- > 0) {
        *at++ = "0123456789abcdef"[number >> 4 * digits & 0xf];
    }
    return at;
}

static inline void announce_result(const char *checksum, uint64_t operations, uint64_t ns) {
    char text[PROTOCOL_LINE_MAX];
    char *at = put_text(text, "{\"checksum\":\"");
    at = put_text(at, checksum);
    at = put_text(at, "\",\"operations\":");
    at = put_decimal(at, operations);
    at = put_text(at, ",\"ns\":");
    at = put_decimal(at, ns);
    at = put_text(at, "}");
    announce("@result ", text, (size_t)(at - text));
}

/*
 * `work` does one repetition, the same each time, and gives its checksum. `seed` is 1, which the compiler does not
 * know.
 */
static inline void repeat(int repetitions, uint64_t operations, uint64_t (*work)(uint64_t seed)) {
    announce("@begin", "", 0);
    for (int i = 0; i < repetitions; i++) {
        uint64_t begun = clock_ns();
        uint64_t checksum = work(work_seed);
        uint64_t ended = clock_ns();
        char text[17];
        *put_hex(text, checksum, 16) = '\0';
        announce_result(text, operations, ended - begun);
    }
}

#endif
