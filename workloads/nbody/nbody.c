/*
 * Floating-point work in one long chain: bodies that attract each other, by the leapfrog method. Square roots and
 * divisions are exact to the last bit by IEEE 754, so that the checksum is the same everywhere.
 */
#include "../work.h"

enum { REPETITIONS = 10, STEPS = 950000, BODIES = 8 };

static const double STEP = 1e-3;
/* Keeps two bodies that come close from flying apart. */
static const double SOFTENING = 1e-2;

static struct body {
    double position[3], velocity[3], mass;
} bodies[BODIES];

static double next_within(uint64_t *state) { return (double)(next_random(state) >> 11) * 0x1p-52 - 1; }

static void kick(double dt) {
    for (int i = 0; i < BODIES; i++) {
        struct body *a = &bodies[i];
        for (int j = i + 1; j < BODIES; j++) {
            struct body *b = &bodies[j];
            double distance[3];
            double square = SOFTENING;
            for (int axis = 0; axis < 3; axis++) {
                distance[axis] = b->position[axis] - a->position[axis];
                square += distance[axis] * distance[axis];
            }
            double pull = dt / (square * __builtin_sqrt(square));
            for (int axis = 0; axis < 3; axis++) {
                a->velocity[axis] += distance[axis] * pull * b->mass;
                b->velocity[axis] -= distance[axis] * pull * a->mass;
            }
        }
    }
}

static void drift(double dt) {
    for (int i = 0; i < BODIES; i++) {
        for (int axis = 0; axis < 3; axis++) {
            bodies[i].position[axis] += dt * bodies[i].velocity[axis];
        }
    }
}

static uint64_t work(uint64_t seed) {
    uint64_t state = seed;
    for (int i = 0; i < BODIES; i++) {
        bodies[i].mass = 1 + next_within(&state) / 2;
        for (int axis = 0; axis < 3; axis++) {
            bodies[i].position[axis] = next_within(&state);
            bodies[i].velocity[axis] = next_within(&state) / 4;
        }
    }
    for (int step = 0; step < STEPS; step++) {
        drift(STEP / 2);
        kick(STEP);
        drift(STEP / 2);
    }
    uint64_t checksum = CHECKSUM_START;
    for (int i = 0; i < BODIES; i++) {
        for (int axis = 0; axis < 3; axis++) {
            checksum = checksum_add_double(checksum, bodies[i].position[axis]);
            checksum = checksum_add_double(checksum, bodies[i].velocity[axis]);
        }
    }
    return checksum;
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, (uint64_t)STEPS * BODIES * (BODIES - 1) / 2, work);
    return 0;
}
