/* The first process of a machine finds nothing mounted: an init would do it, and in a guest this program is the init. */
#ifdef __linux__
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks.h"

void mount_as_init_would(void) {
    if (getpid() != 1 || access("/proc/self", F_OK) == 0) {
        return;
    }
    /* Where one of these is refused, the checks say what they miss. */
    mkdir("/proc", 0555);
    mkdir("/sys", 0555);
    mkdir("/dev", 0755);
    mkdir("/tmp", 01777);
    if (mount("proc", "/proc", "proc", 0, NULL) == 0 && mount("sysfs", "/sys", "sysfs", 0, NULL) == 0) {
        (void)!mount("devtmpfs", "/dev", "devtmpfs", 0, NULL);
    }
}
#endif
