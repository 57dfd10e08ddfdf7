/*
 * Branches that cannot be foretold and pointers that must be followed: numbers are sorted, then counted in a hash map
 * with chains.
 */
#include "../work.h"

enum { REPETITIONS = 10, ROUNDS = 4, NUMBERS = 400000, DISTINCT = 100000, BUCKETS = 65536, SHORT = 16, SAMPLED = 97 };

static uint32_t numbers[NUMBERS];

/* Indices and not pointers, which have another size in WebAssembly: the memory that is touched must be the same. */
static struct entry {
    uint32_t key, count, next;
} entries[DISTINCT + 1]; /* 0 ends a chain */
static uint32_t buckets[BUCKETS];

static void sort_short(uint32_t *first, long count) {
    for (long i = 1; i < count; i++) {
        uint32_t moved = first[i];
        long at = i;
        for (; at > 0 && first[at - 1] > moved; at--) {
            first[at] = first[at - 1];
        }
        first[at] = moved;
    }
}

static uint32_t median_of_three(uint32_t a, uint32_t b, uint32_t c) {
    if (a < b) {
        return b < c ? b : (a < c ? c : a);
    }
    return a < c ? a : (b < c ? c : b);
}

/* Quicksort (Hoare, The Computer Journal 5(1), 1962); the longer part by the loop, so that the stack stays shallow. */
static void sort(uint32_t *first, long count) {
    while (count > SHORT) {
        uint32_t pivot = median_of_three(first[0], first[count / 2], first[count - 1]);
        long low = -1;
        long high = count;
        for (;;) {
            do {
                low++;
            } while (first[low] < pivot);
            do {
                high--;
            } while (first[high] > pivot);
            if (low >= high) {
                break;
            }
            uint32_t moved = first[low];
            first[low] = first[high];
            first[high] = moved;
        }
        long left = high + 1;
        if (left < count - left) {
            sort(first, left);
            first += left;
            count -= left;
        } else {
            sort(first + left, count - left);
            count = left;
        }
    }
    sort_short(first, count);
}

static uint32_t bucket_of(uint32_t key) { return key * UINT32_C(0x9e3779b1) >> 16; }

/* Gives the entry, or 0. */
static uint32_t find(uint32_t key) {
    uint32_t at = buckets[bucket_of(key)];
    while (at != 0 && entries[at].key != key) {
        at = entries[at].next;
    }
    return at;
}

/* How many distinct keys there are. */
static uint32_t count_numbers(uint64_t *state) {
    memset(buckets, 0, sizeof buckets);
    uint32_t used = 0;
    for (int i = 0; i < NUMBERS; i++) {
        uint32_t key = numbers[next_random(state) % NUMBERS];
        uint32_t at = find(key);
        if (at == 0) {
            at = ++used;
            entries[at] = (struct entry){.key = key, .next = buckets[bucket_of(key)]};
            buckets[bucket_of(key)] = at;
        }
        entries[at].count++;
    }
    return used;
}

static uint64_t sort_and_count(uint64_t checksum, uint64_t *state) {
    for (int i = 0; i < NUMBERS; i++) {
        numbers[i] = (uint32_t)(next_random(state) >> 32) % DISTINCT * UINT32_C(40503);
    }
    sort(numbers, NUMBERS);
    for (int i = 0; i < NUMBERS; i += SAMPLED) {
        checksum = checksum_add(checksum, numbers[i]);
    }
    uint32_t used = count_numbers(state);
    checksum = checksum_add(checksum, used);
    for (uint32_t at = 1; at <= used; at += SAMPLED) {
        checksum = checksum_add(checksum, (uint64_t)entries[at].key << 32 | entries[at].count);
    }
    return checksum;
}

static uint64_t work(uint64_t seed) {
    uint64_t state = seed;
    uint64_t checksum = CHECKSUM_START;
    for (int round = 0; round < ROUNDS; round++) {
        checksum = sort_and_count(checksum, &state);
    }
    return checksum;
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, 2ULL * ROUNDS * NUMBERS, work);
    return 0;
}
