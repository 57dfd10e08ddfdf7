/*
 * Memory latency: each read tells where the next one is. The 2^21 nodes make one cycle by a linear congruential
 * sequence of full period (Hull and Dobell, SIAM Review 4(3), 1962), which jumps from page to page without a stride
 * that could be foretold, and needs no shuffling. A node takes two cache lines and one is touched, so that 128 MiB of
 * lines are read: four times a last-level cache of 32 MiB. The size is fixed, since the work must be the same
 * everywhere; a host's own cache is recorded with its results.
 */
#include "../work.h"

enum { REPETITIONS = 3, NODES = 1 << 21 };

struct node {
    uint32_t next;
    char rest[124];
};

static struct node *nodes;

static uint64_t work(uint64_t seed) {
    uint32_t at = (uint32_t)seed;
    uint64_t sum = 0;
    for (int step = 0; step < NODES; step++) {
        at = nodes[at].next;
        sum += at;
    }
    return sum; /* of all indices, if the cycle is whole */
}

int main(void) {
    announce_ready();
    nodes = allocate(NODES * sizeof *nodes);
    for (uint32_t i = 0; i < NODES; i++) {
        nodes[i].next = (i * 1664525U + 1013904223U) % NODES;
    }
    repeat(REPETITIONS, NODES, work);
    return 0;
}
