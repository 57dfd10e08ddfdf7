/*
 * Memory bandwidth: a = b + s·c over three arrays (the triad of McCalpin's STREAM, IEEE TCCA Newsletter, 1995). The
 * size is fixed, since the work must be the same everywhere: 1344 MiB, four times a last-level cache of 336 MiB. A
 * host's own cache is recorded with its results.
 */
#include "../work.h"

enum { REPETITIONS = 10, PASSES = 3, ELEMENTS = 56 << 20, SAMPLED = 4099 };

static double *a, *b, *c;

static uint64_t work(uint64_t seed) {
    for (int pass = 0; pass < PASSES; pass++) {
        double factor = (double)(seed + (uint64_t)pass);
        for (int i = 0; i < ELEMENTS; i++) {
            a[i] = b[i] + factor * c[i];
        }
    }
    uint64_t checksum = CHECKSUM_START;
    for (int i = 0; i < ELEMENTS; i += SAMPLED) {
        checksum = checksum_add_double(checksum, a[i]);
    }
    return checksum;
}

int main(void) {
    announce_ready();
    a = allocate(ELEMENTS * sizeof *a);
    b = allocate(ELEMENTS * sizeof *b);
    c = allocate(ELEMENTS * sizeof *c);
    for (int i = 0; i < ELEMENTS; i++) {
        a[i] = 0;
        b[i] = i;
        c[i] = ELEMENTS - i;
    }
    repeat(REPETITIONS, (uint64_t)PASSES * ELEMENTS, work);
    return 0;
}
