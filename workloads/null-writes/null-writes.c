/* The shortest way through a sandbox's boundary that does something: one byte written to the null device. */
#include <fcntl.h>

#ifdef __linux__
#include <sys/stat.h>
#include <sys/sysmacros.h>
#endif

#include "../work.h"

enum { REPETITIONS = 10, WRITES = 700000 };

static int device;

static int open_null(void) {
    int opened = open("/dev/null", O_WRONLY);
#ifdef __linux__
    /* The first process of a virtual machine finds no devices but its console. */
    if (opened < 0 && getpid() == 1 && mknod("/dev/null", S_IFCHR | 0666, makedev(1, 3)) == 0) {
        opened = open("/dev/null", O_WRONLY);
    }
#endif
    return opened;
}

static uint64_t work(uint64_t seed) {
    char byte = (char)seed;
    uint64_t written = 0;
    for (int i = 0; i < WRITES; i++) {
        written += write(device, &byte, 1) == 1;
    }
    return written;
}

int main(void) {
    announce_ready();
    device = open_null();
    if (device < 0) {
        unsupported("/dev/null cannot be opened");
    }
    repeat(REPETITIONS, WRITES, work);
    return 0;
}
