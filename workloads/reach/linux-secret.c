/* Keeps what another instance, or one that breaks out, may find: a file, memory, shared memory and a socket. */
#ifdef __linux__
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <unistd.h>

#include "abstract-socket.h"
#include "checks.h"

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
