/*
 * Floating-point work that vectorises: products of square matrices that fit in the cache. The inner loop adds to
 * SIZE independent sums, so that it gives the same bits whatever the width of the vectors.
 */
#include "../work.h"

enum { REPETITIONS = 10, PRODUCTS = 40, SIZE = 256 };

static double left[SIZE][SIZE], right[SIZE][SIZE], product[SIZE][SIZE];

static double next_share(uint64_t *state) { return (double)(next_random(state) >> 11) * 0x1p-53; }

static void multiply(void) {
    memset(product, 0, sizeof product);
    for (int i = 0; i < SIZE; i++) {
        for (int k = 0; k < SIZE; k++) {
            double factor = left[i][k];
            for (int j = 0; j < SIZE; j++) {
                product[i][j] += factor * right[k][j];
            }
        }
    }
}

static uint64_t work(uint64_t seed) {
    uint64_t state = seed;
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            left[i][j] = next_share(&state);
            right[i][j] = next_share(&state);
        }
    }
    for (int round = 0; round < PRODUCTS; round++) {
        multiply();
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                left[i][j] = product[i][j] * (1.0 / SIZE);
            }
        }
    }
    uint64_t checksum = CHECKSUM_START;
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            checksum = checksum_add_double(checksum, left[i][j]);
        }
    }
    return checksum;
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, 2ULL * PRODUCTS * SIZE * SIZE * SIZE, work);
    return 0;
}
