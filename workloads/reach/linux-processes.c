/* Other processes, of the host and of another instance, and what they keep. */
#ifdef __linux__
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <unistd.h>

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

static socklen_t abstract_address(struct sockaddr_un *address, const char *token) {
    size_t length = strnlen(token, PLANTED_MAX);
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(address->sun_path + 1, token, length); /* its first byte is 0: a name that no file has, see unix(7) */
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
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

static char secret[PLANTED_MAX];
static char secret_path[512];
static int secret_segment = -1;

static void keep_file(const char *folder, const char *token) {
    const char *const folders[] = {folder, "/tmp", "/dev/shm", ""};
    int error = 0;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(secret_path, sizeof secret_path, "%s/%s", folders[i], token);
        int file = open(secret_path, O_CREAT | O_EXCL | O_WRONLY, 0644);
        error = errno;
        if (file >= 0) {
            ssize_t length = write(file, secret, strlen(secret));
            error = errno;
            close(file);
            if (length == (ssize_t)strlen(secret)) {
                fact_text("path", secret_path);
                return;
            }
            unlink(secret_path);
        }
    }
    secret_path[0] = '\0';
    fact_text("noPath", strerror(error));
}

static void keep_shared_memory(key_t key) {
    secret_segment = shmget(key, PLANTED_MAX, IPC_CREAT | IPC_EXCL | 0666);
    char *memory = secret_segment < 0 ? (char *)-1 : shmat(secret_segment, NULL, 0);
    if (memory == (char *)-1) {
        fact_text("noSharedMemory", strerror(errno));
        return;
    }
    strcpy(memory, secret);
    fact_number("key", key);
}

static void keep_socket(const char *token) {
    struct sockaddr_un address;
    socklen_t length = abstract_address(&address, token);
    int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 8) != 0) {
        fact_text("noSocket", strerror(errno));
    } else {
        fact_text("socket", token);
    }
}

/* A segment outlives its processes, and one that is marked for removal is not found by its key any more. */
static void forget_secret(void) {
    if (secret_segment >= 0) {
        shmctl(secret_segment, IPC_RMID, NULL);
    }
    if (secret_path[0] != '\0') {
        unlink(secret_path);
    }
}

/* token secret key folder: keeps it in each place where another instance might find it, and is named by the token. */
enum answer keep_secret(char *const *arguments) {
    const char *token = arguments[0];
    char text[24];
    if (strlen(token) + strlen(arguments[1]) + 2 > sizeof secret || secret[0] != '\0') {
        return because(UNDECIDED, "the secret is too long, or another one is kept already");
    }
    snprintf(secret, sizeof secret, "%s:%s", token, arguments[1]);
    atexit(forget_secret);
    prctl(PR_SET_NAME, token);
    snprintf(text, sizeof text, "%lx", (unsigned long)(void *)secret);
    fact_text("address", text);
    keep_file(arguments[3], token);
    keep_shared_memory((key_t)strtol(arguments[2], NULL, 10));
    keep_socket(token);
    return REACHED;
}
#endif
