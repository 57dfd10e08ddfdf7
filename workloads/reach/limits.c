/*
 * Whether a limit that was set from outside holds: each check uses up more than that, and never more than its cap. What
 * it used is given back before it answers.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "checks.h"

enum { MEBIBYTE = 1 << 20, MEMORY_CAP_MEBIBYTES = 256, DISK_CAP_MEBIBYTES = 72, CPU_CAP_MS = 2000, PROCESSES_CAP = 64 };

/* The wish, or the cap where that is less; 0 where it is no number. */
static int capped(const char *wish, int cap) {
    long number = strtol(wish, NULL, 10);
    return number < 0 ? 0 : number > cap ? cap : (int)number;
}

/* Touches so many mebibytes, a page at a time, and tells after each how many those are. */
static int fill(int mebibytes, void (*tell)(int)) {
    for (int count = 1; count <= mebibytes; count++) {
        volatile char *piece = malloc(MEBIBYTE);
        if (piece == NULL) {
            return count - 1;
        }
        for (int at = 0; at < MEBIBYTE; at += 4096) {
            piece[at] = (char)(at >> 12 | 1);
        }
        tell(count);
    }
    return mebibytes;
}

static enum answer filled(int mebibytes, int wanted, const char *ended) {
    fact_number("mebibytes", mebibytes);
    return mebibytes >= wanted && wanted > 0 ? REACHED : because(DENIED, ended);
}

#ifdef __linux__
#include <signal.h>
#include <sys/wait.h>

static int progress[2];

static void tell_parent(int count) {
    if (write(progress[1], &count, sizeof count) != sizeof count) {
        _exit(1);
    }
}

/* In a child, since what a limit on memory does is to kill. */
enum answer exceed_memory(char *const *arguments) {
    int wanted = capped(arguments[0], MEMORY_CAP_MEBIBYTES), reached = 0, status;
    if (pipe(progress) != 0) {
        return because(UNDECIDED, strerror(errno));
    }
    pid_t child = fork();
    if (child == 0) {
        close(progress[0]);
        /* Rather this one than what asks it, where the kernel may choose. */
        int adjustment = open("/proc/self/oom_score_adj", O_WRONLY);
        if (adjustment >= 0 && write(adjustment, "1000", 4) < 0) {
            fact_number("preferred", 0);
        }
        fill(wanted, tell_parent);
        _exit(0);
    }
    close(progress[1]);
    if (child > 0) {
        for (int count; read(progress[0], &count, sizeof count) == sizeof count;) {
            reached = count;
        }
        waitpid(child, &status, 0);
    }
    close(progress[0]);
    if (child < 0) {
        return because(UNDECIDED, strerror(errno));
    }
    return filled(reached, wanted, WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "no more memory was given");
}

/* Children that do nothing. */
enum answer exceed_processes(char *const *arguments) {
    int wanted = capped(arguments[0], PROCESSES_CAP), started = 0;
    pid_t children[PROCESSES_CAP];
    enum answer answer = REACHED;
    while (started < wanted && answer == REACHED) {
        pid_t child = fork();
        if (child == 0) {
            for (;;) {
                pause();
            }
        }
        if (child < 0) {
            answer = refused(errno);
        } else {
            children[started++] = child;
        }
    }
    for (int i = 0; i < started; i++) {
        kill(children[i], SIGKILL);
        waitpid(children[i], NULL, 0);
    }
    fact_number("processes", started);
    return answer;
}
#else
static void tell_nobody(int count) { (void)count; }

enum answer exceed_memory(char *const *arguments) {
    int wanted = capped(arguments[0], MEMORY_CAP_MEBIBYTES);
    return filled(fill(wanted, tell_nobody), wanted, "no more memory was given");
}
#endif

/* Computes for so many milliseconds. How much CPU time that took is seen from outside. */
enum answer exceed_cpu(char *const *arguments) {
    int ms = capped(arguments[0], CPU_CAP_MS);
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do {
        for (volatile int i = 0; i < 100000; i++) {
        }
        clock_gettime(CLOCK_MONOTONIC, &now);
    } while ((now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000 < ms);
    fact_number("milliseconds", ms);
    return REACHED;
}

/* folder mebibytes: a file without a name, in that folder or wherever else one can be made. */
enum answer exceed_disk(char *const *arguments) {
    const char *const folders[] = {arguments[0], "/tmp", "/dev/shm", "/"};
    static char piece[MEBIBYTE];
    char path[1024];
    int wanted = capped(arguments[1], DISK_CAP_MEBIBYTES), written = 0, file = -1, error = 0;
    for (size_t i = 0; file < 0 && i < sizeof folders / sizeof *folders; i++) {
        snprintf(path, sizeof path, "%s/sandgauge-fill", strcmp(folders[i], "/") == 0 ? "" : folders[i]);
        file = open(path, O_CREAT | O_EXCL | O_RDWR, 0600);
        if (file < 0) {
            error = errno;
        } else {
            unlink(path);
            fact_text("folder", i == 0 ? "the planted one" : folders[i]);
        }
    }
    if (file < 0) {
        fact_number("mebibytes", 0);
        return refused(error);
    }
    memset(piece, 0x5a, sizeof piece); /* zeros could be stored as a hole */
    for (error = 0; written < wanted && error == 0;) {
        ssize_t length = write(file, piece, sizeof piece);
        if (length == (ssize_t)sizeof piece) {
            written++;
        } else {
            error = length < 0 ? errno : ENOSPC;
        }
    }
    close(file);
    fact_number("mebibytes", written);
    return written >= wanted ? REACHED : refused(error);
}
