/* The kernel and the machine as they are seen, and the kernel's own files. */
#ifdef __linux__
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysinfo.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "checks.h"

static const char vulnerabilities[] = "/sys/devices/system/cpu/vulnerabilities";

/* The file's first line. False where it cannot be read. */
static int read_line(const char *path, char *line, size_t size) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return 0;
    }
    ssize_t length = read(file, line, size - 1);
    close(file);
    line[length < 0 ? 0 : length] = '\0';
    line[strcspn(line, "\n")] = '\0';
    return length >= 0;
}

/* boot_id is drawn anew whenever a kernel starts: two that tell the same one are one kernel. See random(4). */
enum answer tell_kernel(char *const *arguments) {
    struct utsname name;
    char boot[64];
    (void)arguments;
    if (uname(&name) != 0) {
        return refused(errno);
    }
    fact_text("name", name.sysname);
    fact_text("release", name.release);
    fact_text("build", name.version);
    fact_text("machine", name.machine);
    if (read_line("/proc/sys/kernel/random/boot_id", boot, sizeof boot)) {
        fact_text("bootId", boot);
    }
    return REACHED;
}

#if defined(__x86_64__)
#include <cpuid.h>

static void tell_cpuid(void) {
    unsigned words[12], highest, unused;
    char text[49] = "";
    __cpuid(0x80000000, highest, words[1], words[2], words[3]);
    if (highest >= 0x80000004) {
        for (unsigned i = 0; i < 3; i++) {
            __cpuid(0x80000002 + i, words[4 * i], words[4 * i + 1], words[4 * i + 2], words[4 * i + 3]);
        }
        memcpy(text, words, 48);
        fact_text("model", text);
    }
    __cpuid(1, unused, words[1], words[2], words[3]);
    int has_hypervisor = words[2] >> 31;
    memset(text, 0, sizeof text);
    if (has_hypervisor) {
        __cpuid(0x40000000, unused, words[0], words[1], words[2]);
        memcpy(text, words, 12);
    }
    fact_text("hypervisor", text);
}
#else
static void tell_cpuid(void) {}
#endif

enum answer tell_cpu(char *const *arguments) {
    struct sysinfo memory;
    (void)arguments;
    tell_cpuid();
    fact_number("cpus", sysconf(_SC_NPROCESSORS_ONLN));
    if (sysinfo(&memory) == 0) {
        fact_number("memoryMebibytes", (long long)((unsigned long long)memory.totalram * memory.mem_unit >> 20));
    }
    return REACHED;
}

enum answer tell_mitigations(char *const *arguments) {
    DIR *folder = opendir(vulnerabilities);
    char path[512], state[256];
    (void)arguments;
    if (folder == NULL) {
        return refused(errno);
    }
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        snprintf(path, sizeof path, "%s/%s", vulnerabilities, entry->d_name);
        if (entry->d_name[0] != '.' && read_line(path, state, sizeof state)) {
            fact_text(entry->d_name, state);
        }
    }
    closedir(folder);
    return REACHED;
}

/* A runtime hides a file by mounting the null device over it. */
static int is_own_kind(int file, mode_t kind) {
    struct stat status;
    return fstat(file, &status) == 0 && (status.st_mode & S_IFMT) == kind;
}

/* The first error is told where nothing could be opened. */
static enum answer open_each(const char *const *paths, size_t count, int flags, mode_t kind) {
    int error = 0, opened = 0;
    fact_list("opened");
    for (size_t i = 0; i < count; i++) {
        int file = open(paths[i], flags | O_NONBLOCK | O_CLOEXEC);
        if (file < 0) {
            error = error == 0 || error == ENOENT ? errno : error;
            continue;
        }
        if (kind == 0 || is_own_kind(file, kind)) {
            fact_item(paths[i]);
            opened++;
        }
        close(file);
    }
    fact_list_end();
    return opened > 0 ? REACHED : because(DENIED, error == 0 ? "hidden by another file" : strerror(error));
}

enum answer open_kernel_memory(char *const *arguments) {
    static const char *const images[] = {"/proc/kcore"};
    (void)arguments;
    return open_each(images, 1, O_RDONLY, S_IFREG);
}

/* What a change of any of these does reaches beyond the program that makes it. Opened for writing; nothing is written. */
enum answer open_settings(char *const *arguments) {
    static const char *const settings[] = {
        "/proc/sys/kernel/core_pattern",
        "/proc/sys/kernel/modprobe",
        "/proc/sys/kernel/hostname",
        "/proc/sys/kernel/randomize_va_space",
        "/proc/sys/vm/overcommit_memory",
        "/proc/sys/vm/drop_caches",
        "/proc/sys/net/ipv4/ip_forward",
        "/proc/sys/fs/binfmt_misc/register",
        "/proc/sysrq-trigger",
        "/proc/irq/default_smp_affinity",
        "/sys/kernel/uevent_helper",
        "/sys/kernel/mm/transparent_hugepage/enabled",
        "/sys/power/state",
        "/sys/kernel/debug/sched/features",
    };
    (void)arguments;
    return open_each(settings, sizeof settings / sizeof *settings, O_WRONLY, S_IFREG);
}

static int is_usual(const char *name) {
    static const char *const usual[] = {"null", "zero", "full", "random", "urandom", "tty", "ptmx", "console"};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        if (strcmp(name, usual[i]) == 0) {
            return 1;
        }
    }
    return 0;
}

/*
 * Devices beyond those that every Linux program is given. Only such are opened whose opening does nothing: the kernel's
 * memory and its log, the virtualiser and one disk.
 */
enum answer open_devices(char *const *arguments) {
    char disk[280] = "";
    DIR *folder = opendir("/dev");
    (void)arguments;
    if (folder == NULL) {
        return refused(errno);
    }
    fact_list("nodes");
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if ((entry->d_type == DT_CHR || entry->d_type == DT_BLK) && !is_usual(entry->d_name)) {
            fact_item(entry->d_name);
            if (entry->d_type == DT_BLK) {
                snprintf(disk, sizeof disk, "/dev/%s", entry->d_name);
            }
        }
    }
    fact_list_end();
    closedir(folder);
    static const char *const devices[] = {"/dev/mem", "/dev/kmsg", "/dev/kvm"};
    enum answer characters = open_each(devices, 3, O_RDONLY, S_IFCHR);
    if (characters == REACHED) {
        return REACHED;
    }
    int file = disk[0] == '\0' ? -1 : open(disk, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) {
        return characters;
    }
    close(file);
    fact_text("disk", disk);
    return REACHED;
}
#endif
