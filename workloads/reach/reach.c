/*
 * Tells from inside what a sandbox lets a program see and reach. Each line of its input asks for one check, with that
 * check's arguments behind it, and is answered by one line; see answer.h. It lives until its input closes.
 *
 * A check asks and does not take: what it opens it neither reads nor writes, unless it is a file, memory or service that
 * the harness planted for it and whose content it knows; what it sets, it sets to the value that it has; what it uses
 * up, it uses up to a cap that is written here. So it may run on a host that is needed for other things, as root too.
 */
#include <string.h>

#include "../protocol.h"
#include "checks.h"

enum { REQUEST_MAX = 512, ARGUMENTS_MAX = 4 };

struct check {
    const char *name;
    int arguments;
    enum answer (*run)(char *const *arguments); /* NULL where the sandbox's interface has no call for it */
};

#ifdef __linux__
#define ON_LINUX(function) function
#else
#define ON_LINUX(function) NULL
#endif

static const struct check checks[] = {
    {"kernel", 0, ON_LINUX(tell_kernel)},
    {"cpu", 0, ON_LINUX(tell_cpu)},
    {"mitigations", 0, ON_LINUX(tell_mitigations)},
    {"process", 2, ON_LINUX(see_process)},
    {"signal", 2, ON_LINUX(signal_process)},
    {"process-memory", 3, ON_LINUX(read_process_memory)},
    {"shared-memory", 2, ON_LINUX(attach_shared_memory)},
    {"file", 3, find_file},
    {"ungranted", 0, open_ungranted},
    {"devices", 0, ON_LINUX(open_devices)},
    {"kernel-memory", 0, ON_LINUX(open_kernel_memory)},
    {"settings", 0, ON_LINUX(open_settings)},
    {"capabilities", 0, ON_LINUX(tell_capabilities)},
    {"seccomp", 0, ON_LINUX(tell_seccomp)},
    {"new-privileges", 0, ON_LINUX(tell_new_privileges)},
    {"namespaces", 0, ON_LINUX(tell_namespaces)},
    {"clock", 0, ON_LINUX(set_clock)},
    {"hostname", 0, ON_LINUX(set_hostname)},
    {"raw-socket", 0, ON_LINUX(open_raw_socket)},
    {"service", 2, ON_LINUX(reach_service)},
    {"abstract-socket", 1, ON_LINUX(reach_abstract_socket)},
    {"native-code", 0, ON_LINUX(run_native_code)},
    {"outside-memory", 1, access_outside_memory},
    {"limit-memory", 1, exceed_memory},
    {"limit-processes", 1, ON_LINUX(exceed_processes)},
    {"limit-cpu", 1, exceed_cpu},
    {"limit-disk", 2, exceed_disk},
    {"secret", 4, ON_LINUX(keep_secret)},
};

/* Reads a line, without its end; a longer one is cut. Gives 0 at the end of input. */
static int read_request(char *line, size_t size) {
    size_t length = 0;
    char byte;
    while (read(STDIN_FILENO, &byte, 1) == 1) {
        if (byte == '\n') {
            line[length] = '\0';
            return 1;
        }
        if (length + 1 < size) {
            line[length++] = byte;
        }
    }
    return 0;
}

static enum answer run_check(const char *name, char *const *arguments, int count) {
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (strcmp(checks[i].name, name) != 0) {
            continue;
        }
        if (checks[i].arguments != count) {
            return because(UNDECIDED, "the request has another number of arguments");
        }
        return checks[i].run == NULL ? because(ABSENT, "WASI preview 1 has no call for it") : checks[i].run(arguments);
    }
    return because(UNDECIDED, "there is no such check");
}

int main(void) {
    char line[REQUEST_MAX];
    announce_ready();
#ifdef __linux__
    mount_as_init_would();
#endif
    while (read_request(line, sizeof line)) {
        char *arguments[ARGUMENTS_MAX + 1] = {NULL};
        int count = 0;
        char *name = strtok(line, " ");
        for (char *word; name != NULL && count < ARGUMENTS_MAX && (word = strtok(NULL, " ")) != NULL;) {
            arguments[count++] = word;
        }
        if (name != NULL) {
            static char answer[ANSWER_MAX];
            write_all(answer, write_answer(answer, name, run_check(name, arguments, count)));
        }
    }
    return 0;
}
