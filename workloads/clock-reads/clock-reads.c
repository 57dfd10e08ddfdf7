/* Host calls that only ask: reads of the monotonic clock, which may not go back. */
#include "../work.h"

enum { REPETITIONS = 10, READS = 5000000 };

static uint64_t work(uint64_t seed) {
    uint64_t backwards = 0;
    uint64_t before = seed;
    for (int i = 0; i < READS; i++) {
        uint64_t now = clock_ns();
        backwards += now < before;
        before = now;
    }
    return backwards;
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, READS, work);
    return 0;
}
