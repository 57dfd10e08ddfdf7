/* Host calls that hand over data: random bytes, 64 at a time. Checked by their share of ones, as they have no checksum. */
#include "../work.h"

enum { REPETITIONS = 10, CALLS = 300000, BYTES = 64 };

static uint64_t work(uint64_t seed) {
    uint64_t words[BYTES / sizeof(uint64_t)];
    uint64_t ones = 0;
    for (int call = 0; call < CALLS; call++) {
        words[0] = seed;
        if (getentropy(words, sizeof words) != 0) {
            failed("getentropy");
        }
        ones += (uint64_t)__builtin_popcountll(words[call % (BYTES / sizeof *words)]);
    }
    /* 64 bits a call are counted: half of them, give or take twenty standard deviations. */
    uint64_t expected = 32ULL * CALLS;
    return ones > expected - 43000 && ones < expected + 43000;
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, CALLS, work);
    return 0;
}
