/* The checks, each of which takes its arguments as texts and gives its answer; what it saw goes into facts. */
#ifndef SANDGAUGE_REACH_CHECKS_H
#define SANDGAUGE_REACH_CHECKS_H

#include "answer.h"

/* Wherever there is a C library. */
enum answer find_file(char *const *arguments);
enum answer open_ungranted(char *const *arguments);
enum answer access_outside_memory(char *const *arguments);
enum answer exceed_memory(char *const *arguments);
enum answer exceed_disk(char *const *arguments);
enum answer exceed_cpu(char *const *arguments);

#ifdef __linux__
void mount_as_init_would(void);
enum answer tell_kernel(char *const *arguments);
enum answer tell_cpu(char *const *arguments);
enum answer tell_mitigations(char *const *arguments);
enum answer see_process(char *const *arguments);
enum answer signal_process(char *const *arguments);
enum answer read_process_memory(char *const *arguments);
enum answer attach_shared_memory(char *const *arguments);
enum answer open_devices(char *const *arguments);
enum answer open_kernel_memory(char *const *arguments);
enum answer open_settings(char *const *arguments);
enum answer tell_capabilities(char *const *arguments);
enum answer tell_seccomp(char *const *arguments);
enum answer tell_new_privileges(char *const *arguments);
enum answer tell_namespaces(char *const *arguments);
enum answer set_clock(char *const *arguments);
enum answer set_hostname(char *const *arguments);
enum answer open_raw_socket(char *const *arguments);
enum answer reach_service(char *const *arguments);
enum answer reach_abstract_socket(char *const *arguments);
enum answer run_native_code(char *const *arguments);
enum answer exceed_processes(char *const *arguments);
enum answer keep_secret(char *const *arguments);
#endif

#endif
