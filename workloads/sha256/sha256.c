/* Integer work: SHA-256 (FIPS 180-4) over a message that fits in the cache, again and again. */
#include "../work.h"

enum { REPETITIONS = 10, ROUNDS = 440, MESSAGE_BYTES = 65536, BLOCK_BYTES = 64, DIGEST_WORDS = 8 };

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const uint32_t initial_digest[DIGEST_WORDS] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static unsigned char message[MESSAGE_BYTES];

static uint32_t rotate_right(uint32_t word, int bits) { return word >> bits | word << (32 - bits); }

static uint32_t load_big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static void store_big_endian(unsigned char *bytes, uint32_t word) {
    for (int i = 0; i < 4; i++) {
        bytes[i] = (unsigned char)(word >> (24 - 8 * i));
    }
}

static void compress(uint32_t digest[DIGEST_WORDS], const unsigned char *block) {
    uint32_t schedule[64];
    for (int i = 0; i < 16; i++) {
        schedule[i] = load_big_endian(block + 4 * i);
    }
    for (int i = 16; i < 64; i++) {
        uint32_t a = schedule[i - 15];
        uint32_t b = schedule[i - 2];
        uint32_t small0 = rotate_right(a, 7) ^ rotate_right(a, 18) ^ a >> 3;
        uint32_t small1 = rotate_right(b, 17) ^ rotate_right(b, 19) ^ b >> 10;
        schedule[i] = schedule[i - 16] + small0 + schedule[i - 7] + small1;
    }
    uint32_t s[DIGEST_WORDS];
    memcpy(s, digest, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t big1 = rotate_right(s[4], 6) ^ rotate_right(s[4], 11) ^ rotate_right(s[4], 25);
        uint32_t choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
        uint32_t first = s[7] + big1 + choice + round_constants[i] + schedule[i];
        uint32_t big0 = rotate_right(s[0], 2) ^ rotate_right(s[0], 13) ^ rotate_right(s[0], 22);
        uint32_t majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
        s[7] = s[6];
        s[6] = s[5];
        s[5] = s[4];
        s[4] = s[3] + first;
        s[3] = s[2];
        s[2] = s[1];
        s[1] = s[0];
        s[0] = first + big0 + majority;
    }
    for (int i = 0; i < DIGEST_WORDS; i++) {
        digest[i] += s[i];
    }
}

/* Of the whole message, whose length is a multiple of the block's: the padding is a block of its own. */
static void hash_message(uint32_t digest[DIGEST_WORDS]) {
    memcpy(digest, initial_digest, sizeof initial_digest);
    for (int at = 0; at < MESSAGE_BYTES; at += BLOCK_BYTES) {
        compress(digest, message + at);
    }
    unsigned char padding[BLOCK_BYTES] = {0x80};
    store_big_endian(padding + BLOCK_BYTES - 4, MESSAGE_BYTES * 8U);
    compress(digest, padding);
}

/* Each digest is the beginning of the next message, so that none can be left out. */
static uint64_t work(uint64_t seed) {
    for (int i = 0; i < MESSAGE_BYTES; i++) {
        message[i] = (unsigned char)((uint64_t)i * seed);
    }
    uint32_t digest[DIGEST_WORDS];
    for (int round = 0; round < ROUNDS; round++) {
        hash_message(digest);
        for (int i = 0; i < DIGEST_WORDS; i++) {
            store_big_endian(message + 4 * i, digest[i]);
        }
    }
    return (uint64_t)digest[0] << 32 | digest[1];
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, (uint64_t)ROUNDS * (MESSAGE_BYTES / BLOCK_BYTES + 1), work);
    return 0;
}
