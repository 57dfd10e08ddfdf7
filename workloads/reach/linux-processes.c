/* Other processes, of the host and of another instance, and what they keep; see linux-secret.c. */
#ifdef __linux__
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "abstract-socket.h"
#include "checks.h"
#include "planted.h"

enum { NAME_MAX_HERE = 16 };

static int visible_processes(void) {
    DIR *proc = opendir("/proc");
    int count = 0;
    if (proc == NULL) {
        return -1;
    }
    for (struct dirent *entry; (entry = readdir(proc)) != NULL;) {
        count += entry->d_name[0] >= '1' && entry->d_name[0] <= '9';
    }
    closedir(proc);
    return count;
}

/* Whether the process with that number, as it is seen here, has that name: a number can be another's in here. */
static int is_named(const char *pid, const char *name) {
    char path[64], comm[NAME_MAX_HERE + 2] = "";
    snprintf(path, sizeof path, "/proc/%.20s/comm", pid);
    int file = open(path, O_RDONLY);
    if (file < 0) {
        return 0;
    }
    ssize_t length = read(file, comm, sizeof comm - 1);
    close(file);
    return length > 0 && comm[length - 1] == '\n' && (size_t)length - 1 == strlen(name) &&
           memcmp(comm, name, strlen(name)) == 0;
}

/* pid name: a process of the host, by the number that it has there. */
enum answer see_process(char *const *arguments) {
    fact_number("visible", visible_processes());
    fact_number("own", getpid());
    if (is_named(arguments[0], arguments[1])) {
        return REACHED;
    }
    return because(DENIED, "no process of that number and name is seen");
}

/* pid name: signal 0 is checked for permission and not sent. */
enum answer signal_process(char *const *arguments) {
    pid_t pid = (pid_t)strtol(arguments[0], NULL, 10);
    if (pid <= 1) {
        return because(UNDECIDED, "the request names no process");
    }
    if (kill(pid, 0) != 0) {
        return refused(errno);
    }
    return is_named(arguments[0], arguments[1]) ? REACHED : because(DENIED, "the process of that number is another one");
}

/* pid address token: of a process that keeps something planted at that address. */
enum answer read_process_memory(char *const *arguments) {
    const char *token = arguments[2];
    char path[64], content[PLANTED_MAX] = "";
    pid_t pid = (pid_t)strtol(arguments[0], NULL, 10);
    unsigned long address = strtoul(arguments[1], NULL, 16);
    if (pid <= 1 || pid == getpid()) {
        return because(UNDECIDED, "the request names no other process");
    }
    struct iovec here = {content, sizeof content}, there = {(void *)address, sizeof content};
    ssize_t length = process_vm_readv(pid, &here, 1, &there, 1, 0);
    enum answer without = length < 0 ? refused(errno) : because(DENIED, "the process of that number is another one");
    if (length > 0 && is_planted(content, (long)strnlen(content, sizeof content), token)) {
        fact_text("through", "process_vm_readv");
        return REACHED;
    }
    snprintf(path, sizeof path, "/proc/%d/mem", pid);
    int file = open(path, O_RDONLY);
    if (file >= 0) {
        length = pread(file, content, sizeof content, (off_t)address);
        close(file);
        if (length > 0 && is_planted(content, (long)strnlen(content, sizeof content), token)) {
            fact_text("through", "/proc/<pid>/mem");
            return REACHED;
        }
    }
    return without;
}

/* key token: a System V segment in which another process keeps something planted. */
enum answer attach_shared_memory(char *const *arguments) {
    int segment = shmget((key_t)strtol(arguments[0], NULL, 10), 0, 0);
    if (segment < 0) {
        return refused(errno);
    }
    const char *memory = shmat(segment, NULL, SHM_RDONLY);
    if (memory == (const char *)-1) {
        return refused(errno);
    }
    int is_same = is_planted(memory, (long)strnlen(memory, PLANTED_MAX), arguments[1]);
    shmdt(memory);
    return is_same ? REACHED : because(DENIED, "the segment with that key is another one");
}

/* token: a socket of that name, which belongs to a network namespace and to no folder. */
enum answer reach_abstract_socket(char *const *arguments) {
    struct sockaddr_un address;
    socklen_t length = abstract_address(&address, arguments[0]);
    int connection = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0) {
        return refused(errno);
    }
    enum answer answer = connect(connection, (struct sockaddr *)&address, length) == 0 ? REACHED : refused(errno);
    close(connection);
    return answer;
}
#endif
