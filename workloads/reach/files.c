/* Files: those that the harness planted, and those that a program finds on any Linux. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks.h"
#include "planted.h"

enum { PATH_MAX_HERE = 1024 };

/* Whether the planted file is there. Of another one nothing is read. */
static int is_planted_file(const char *path, const char *token, const char *through) {
    char content[PLANTED_MAX];
    struct stat status;
    ssize_t length = -1;
    int file = open(path, O_RDONLY | O_NONBLOCK);
    if (file < 0) {
        return 0;
    }
    if (fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size <= PLANTED_MAX) {
        length = read(file, content, sizeof content);
    }
    close(file);
    if (!is_planted(content, length, token)) {
        return 0;
    }
    file = open(path, O_WRONLY);
    fact_number("writable", file >= 0);
    fact_text("through", through);
    if (file >= 0) {
        close(file);
    }
    return 1;
}

/*
 * Below `root` the file can lie by any end of its path: where a folder of the host is mounted, of the path only what is
 * below that folder is left.
 */
static int is_below(const char *root, const char *path, const char *token) {
    char candidate[2 * PATH_MAX_HERE];
    for (const char *rest = path; rest != NULL; rest = strchr(rest + 1, '/')) {
        snprintf(candidate, sizeof candidate, "%s%s", strcmp(root, "/") == 0 ? "" : root, rest);
        if (is_planted_file(candidate, token, root)) {
            return 1;
        }
    }
    return 0;
}

#ifdef __wasi__
#include <wasi/api.h>

/* The folders that were handed to the module: descriptors from 3 on. */
static int is_below_any_root(const char *path, const char *token) {
    __wasi_prestat_t prestat;
    int folders = 0;
    for (__wasi_fd_t fd = 3; __wasi_fd_prestat_get(fd, &prestat) == __WASI_ERRNO_SUCCESS; fd++) {
        char root[PATH_MAX_HERE] = "";
        size_t length = prestat.u.dir.pr_name_len;
        folders++;
        if (length < sizeof root && __wasi_fd_prestat_dir_name(fd, (uint8_t *)root, length) == __WASI_ERRNO_SUCCESS &&
            is_below(root, path, token)) {
            return 1;
        }
    }
    fact_number("folders", folders);
    return 0;
}
#else
/* Each mount point: the fifth field of proc_pid_mountinfo(5). */
static int is_below_any_root(const char *path, const char *token) {
    char line[2 * PATH_MAX_HERE], root[PATH_MAX_HERE];
    FILE *mounts = fopen("/proc/self/mountinfo", "re");
    int is_found = 0;
    if (mounts == NULL) {
        return is_below("/", path, token);
    }
    while (!is_found && fgets(line, sizeof line, mounts) != NULL) {
        is_found = sscanf(line, "%*s %*s %*s %*s %1023s", root) == 1 && is_below(root, path, token);
    }
    fclose(mounts);
    return is_found;
}
#endif

/* path pid token: a file that another process, of the host or of another instance, has at that path. */
enum answer find_file(char *const *arguments) {
    const char *path = arguments[0], *token = arguments[2];
    char below_process[PATH_MAX_HERE];
    int file = open(path, O_RDONLY | O_NONBLOCK);
    enum answer without = file < 0 ? refused(errno) : because(DENIED, "another file is at that path");
    if (file >= 0) {
        close(file);
    }
    snprintf(below_process, sizeof below_process, "/proc/%.20s/root%s", arguments[1], path);
    if (is_planted_file(path, token, "its own path") || is_planted_file(below_process, token, "/proc/<pid>/root") ||
        is_below_any_root(path, token)) {
        return REACHED;
    }
    return without;
}

/* What any program may open under Linux without having been handed it. Nothing is read. */
enum answer open_ungranted(char *const *arguments) {
    static const char *const paths[] = {"/", ".", "/dev/null", "/etc/hostname", "/proc/self/status"};
    enum answer answer = UNDECIDED;
    (void)arguments;
    fact_list("opened");
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        int file = open(paths[i], O_RDONLY | O_NONBLOCK);
        if (file >= 0) {
            close(file);
            fact_item(paths[i]);
            answer = REACHED;
        } else if (answer != REACHED) {
            answer = refused(errno);
        }
    }
    fact_list_end();
    return answer;
}
