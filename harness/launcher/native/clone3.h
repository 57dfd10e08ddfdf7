/*
 * clone3 with a function for the new process. The C library has clone() but no wrapper for clone3, and only clone3
 * can put a process into a cgroup at its birth (clone3(2), CLONE_INTO_CGROUP, Linux 5.7).
 */
#ifndef SANDGAUGE_CLONE3_H
#define SANDGAUGE_CLONE3_H

#include <errno.h>
#include <linux/sched.h>
#include <stddef.h>
#include <sys/syscall.h>

#if defined(__x86_64__)

/* The new process begins on its own stack, with all registers but rax and rsp as they were. */
static inline long clone3_call(struct clone_args *args, size_t size, int (*run)(void *), void *argument) {
  long result = SYS_clone3;
  register int (*run_register)(void *) __asm__("r8") = run;
  register void *argument_register __asm__("r9") = argument;
  __asm__ volatile(
    "syscall\n\t"
    "testq %%rax, %%rax\n\t"
    "jnz 1f\n\t"
    "xorl %%ebp, %%ebp\n\t"
    "movq %%r9, %%rdi\n\t"
    "call *%%r8\n\t"
    "movl %%eax, %%edi\n\t"
    "movl %[exit], %%eax\n\t"
    "syscall\n"
    "1:"
    : "+a"(result)
    : "D"(args), "S"(size), "r"(run_register), "r"(argument_register), [exit] "i"(SYS_exit)
    : "rcx", "r11", "memory", "cc");
  return result;
}

#elif defined(__aarch64__)

static inline long clone3_call(struct clone_args *args, size_t size, int (*run)(void *), void *argument) {
  register long result __asm__("x0") = (long)args;
  register size_t size_register __asm__("x1") = size;
  register long number __asm__("x8") = SYS_clone3;
  register int (*run_register)(void *) __asm__("x9") = run;
  register void *argument_register __asm__("x10") = argument;
  __asm__ volatile(
    "svc #0\n\t"
    "cbnz x0, 1f\n\t"
    "mov x29, #0\n\t"
    "mov x0, x10\n\t"
    "blr x9\n\t"
    "mov x8, %[exit]\n\t"
    "svc #0\n"
    "1:"
    : "+r"(result)
    : "r"(size_register), "r"(number), "r"(run_register), "r"(argument_register), [exit] "i"(SYS_exit)
    : "memory", "cc");
  return result;
}

#else

static inline long clone3_call(struct clone_args *args, size_t size, int (*run)(void *), void *argument) {
  (void)args, (void)size, (void)run, (void)argument;
  return -ENOSYS;
}

#endif

#endif
