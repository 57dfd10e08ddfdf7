/*
 * Files: each is created in the working directory, written, forced to the disk, read back, asked for its size, and
 * removed.
 */
#include <fcntl.h>
#include <sys/stat.h>

#include "../work.h"

enum { REPETITIONS = 10, FILES = 360, CHUNK_BYTES = 4096, CHUNKS = 4 };

/* Ends the workload and leaves no file behind. */
static _Noreturn void failed_with(const char *name, const char *what) {
    int error = errno;
    unlink(name);
    errno = error;
    failed(what);
}

static void write_chunks(int file, const char *name, uint64_t *state) {
    uint64_t chunk[CHUNK_BYTES / sizeof(uint64_t)];
    for (int i = 0; i < CHUNKS; i++) {
        for (size_t word = 0; word < sizeof chunk / sizeof *chunk; word++) {
            chunk[word] = next_random(state);
        }
        errno = ENOSPC; /* what a write that is cut short stands for */
        if (write(file, chunk, sizeof chunk) != (ssize_t)sizeof chunk) {
            failed_with(name, "write");
        }
    }
}

static uint64_t read_chunks(int file, const char *name, uint64_t checksum) {
    uint64_t chunk[CHUNK_BYTES / sizeof(uint64_t)];
    if (lseek(file, 0, SEEK_SET) != 0) {
        failed_with(name, "seek");
    }
    for (int i = 0; i < CHUNKS; i++) {
        if (read(file, chunk, sizeof chunk) != (ssize_t)sizeof chunk) {
            failed_with(name, "read");
        }
        for (size_t word = 0; word < sizeof chunk / sizeof *chunk; word += 8) {
            checksum = checksum_add(checksum, chunk[word]);
        }
    }
    return checksum;
}

static uint64_t work(uint64_t seed) {
    uint64_t state = seed;
    uint64_t checksum = CHECKSUM_START;
    for (int i = 0; i < FILES; i++) {
        char name[32];
        *put_decimal(put_text(name, "sandgauge-"), (uint64_t)i) = '\0';
        int file = open(name, O_CREAT | O_EXCL | O_RDWR, 0600);
        if (file < 0) {
            failed("create");
        }
        write_chunks(file, name, &state);
        if (fsync(file) != 0) {
            failed_with(name, "fsync");
        }
        checksum = read_chunks(file, name, checksum);
        struct stat facts;
        if (stat(name, &facts) != 0) {
            failed_with(name, "stat");
        }
        checksum = checksum_add(checksum, (uint64_t)facts.st_size);
        if (close(file) != 0 || unlink(name) != 0) {
            failed("remove");
        }
    }
    return checksum;
}

int main(void) {
    announce_ready();
    repeat(REPETITIONS, FILES, work);
    return 0;
}
