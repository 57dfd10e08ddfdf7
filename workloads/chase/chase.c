/*
 * Memory latency: each read tells where the next one is. The 2^23 nodes make one cycle by a linear congruential
 * sequence of full period (Hull and Dobell, SIAM Review 4(3), 1962), which jumps from page to page without a stride
 * that could be foretold, and needs no shuffling. A repetition goes on where the one before left off, so that no node is
 * read twice and no cache holds what is asked for, but for what making the nodes left there: of 1 GiB a quarter, where
 * the last-level cache has 256 MiB. A node takes two cache lines and one is read, since some CPUs fetch them in pairs.
 */
#include "../work.h"

enum { REPETITIONS = 3, STEPS = 1 << 21, NODES = 1 << 23 };

struct node {
    uint32_t next;
    char rest[124];
};

static struct node *nodes;

static uint64_t work(uint64_t seed) {
    static uint32_t at;
    (void)seed; /* where it goes is in memory, which the compiler does not know */
    uint64_t sum = 0;
    for (int step = 0; step < STEPS; step++) {
        at = nodes[at].next;
        sum += at % STEPS;
    }
    /* The lower bits of such a sequence are one of full period too: each of their values, once, wherever it began. */
    return sum;
}

int main(void) {
    announce_ready();
    nodes = allocate(NODES * sizeof *nodes);
    for (uint32_t i = 0; i < NODES; i++) {
        nodes[i].next = (i * 1664525U + 1013904223U) % NODES;
    }
    repeat(REPETITIONS, STEPS, work);
    return 0;
}
