/* What the program may do to the kernel that serves it. What is set is set to the value that it has. */
#ifdef __linux__
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "checks.h"

/* A field of /proc/self/status, as text; see proc_pid_status(5). */
static int status_field(const char *name, char *value, size_t size) {
    char line[256];
    size_t length = strlen(name);
    int is_found = 0;
    FILE *status = fopen("/proc/self/status", "re");
    if (status == NULL) {
        return 0;
    }
    while (!is_found && fgets(line, sizeof line, status) != NULL) {
        if (strncmp(line, name, length) == 0 && line[length] == ':') {
            snprintf(value, size, "%s", line + length + 1 + strspn(line + length + 1, " \t"));
            value[strcspn(value, "\n")] = '\0';
            is_found = 1;
        }
    }
    fclose(status);
    return is_found;
}

enum answer tell_capabilities(char *const *arguments) {
    static const char *const sets[][2] = {
        {"CapEff", "effective"}, {"CapPrm", "permitted"}, {"CapBnd", "bounding"}, {"CapInh", "inheritable"}};
    char value[64];
    enum answer answer = UNDECIDED;
    (void)arguments;
    fact_number("uid", getuid());
    fact_number("gid", getgid());
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        if (!status_field(sets[i][0], value, sizeof value)) {
            return because(UNDECIDED, "/proc/self/status does not tell");
        }
        fact_text(sets[i][1], value);
        if (i < 2 && strtoull(value, NULL, 16) != 0) {
            answer = REACHED;
        }
    }
    return answer == REACHED ? REACHED : because(DENIED, "it has none");
}

/* Reached where no filter stands between the program and the system calls. */
enum answer tell_seccomp(char *const *arguments) {
    char mode[64];
    (void)arguments;
    if (!status_field("Seccomp", mode, sizeof mode)) {
        return because(UNDECIDED, "/proc/self/status does not tell");
    }
    fact_text("mode", mode);
    return strcmp(mode, "0") == 0 ? REACHED : because(DENIED, "a filter is in force");
}

/* Reached where starting a program may add privileges, by a set-user-ID file for instance. */
enum answer tell_new_privileges(char *const *arguments) {
    (void)arguments;
    int is_set = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0);
    if (is_set < 0) {
        return refused(errno);
    }
    return is_set == 0 ? REACHED : because(DENIED, "no_new_privs is set");
}

/* By their inode numbers, so that the harness can say which are the host's; see namespaces(7). */
enum answer tell_namespaces(char *const *arguments) {
    static const char *const kinds[] = {"cgroup", "ipc", "mnt", "net", "pid", "time", "user", "uts"};
    char path[64], target[64];
    int told = 0, error = 0;
    (void)arguments;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        snprintf(path, sizeof path, "/proc/self/ns/%s", kinds[i]);
        ssize_t length = readlink(path, target, sizeof target - 1);
        if (length < 0) {
            error = errno;
            continue;
        }
        target[length] = '\0';
        const char *number = strchr(target, '[');
        if (number != NULL) {
            fact_number(kinds[i], strtoll(number + 1, NULL, 10));
            told++;
        }
    }
    return told > 0 ? REACHED : refused(error);
}

/* The length of a tick, set to what it is: that asks for the permission to set the time and moves no clock. */
enum answer set_clock(char *const *arguments) {
    struct timex now = {.modes = 0};
    (void)arguments;
    if (adjtimex(&now) >= 0) {
        struct timex same = {.modes = ADJ_TICK, .tick = now.tick};
        return adjtimex(&same) >= 0 ? REACHED : refused(errno);
    }
    /* A kernel that knows no adjtimex is not Linux, and its clock not the host's. */
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return clock_settime(CLOCK_REALTIME, &time) == 0 ? REACHED : refused(errno);
}

enum answer set_hostname(char *const *arguments) {
    char name[256];
    (void)arguments;
    if (gethostname(name, sizeof name) != 0) {
        return refused(errno);
    }
    return sethostname(name, strnlen(name, sizeof name)) == 0 ? REACHED : refused(errno);
}
#endif
