/*
 * An open-loop load generator with nothing of the launcher's in it, to hold its latencies against:
 *   load-generator <cpu of the service> <interval in ns> <file of requests, a line each> <service>
 * Starts the service on that CPU, sends a line at each multiple of the interval whatever comes back, and prints a line
 * for each answer: nanoseconds from the moment at which its request was due. Answers come in the order of the requests.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char mark[] = "@reply ";

static int64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "r");
  if (file == NULL) fail(path);
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *text = malloc(*size);
  if (text == NULL || fread(text, 1, *size, file) != *size) fail(path);
  fclose(file);
  return text;
}

static void start(const char *service, int cpu, int *to, int *from) {
  int in[2], out[2];
  if (pipe2(in, O_CLOEXEC) != 0 || pipe2(out, O_CLOEXEC) != 0) fail("pipe2");
  const pid_t pid = fork();
  if (pid < 0) fail("fork");
  if (pid == 0) {
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET(cpu, &only);
    sched_setaffinity(0, sizeof only, &only);
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    execl(service, service, (char *)NULL);
    _exit(127);
  }
  close(in[0]);
  close(out[1]);
  *to = in[1];
  *from = out[0];
}

/* Tells each answer among what has been read so far; keeps the line that is not whole. */
static size_t take_answers(char *text, size_t held, int64_t at, int64_t begun, int64_t interval, long *answered) {
  char *first = text, *end = text + held, *newline;
  while ((newline = memchr(first, '\n', (size_t)(end - first))) != NULL) {
    if ((size_t)(newline - first) > sizeof mark && memcmp(first, mark, sizeof mark - 1) == 0)
      printf("%lld\n", (long long)(at - begun - (*answered)++ * interval));
    first = newline + 1;
  }
  memmove(text, first, (size_t)(end - first));
  return (size_t)(end - first);
}

/* Where the line that begins at `at` ends. */
static size_t line_end(const char *requests, size_t size, size_t at) {
  const char *newline = memchr(requests + at, '\n', size - at);
  return newline == NULL ? size : (size_t)(newline + 1 - requests);
}

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  const int64_t interval = atoll(argv[2]);
  size_t size, due_bytes = 0, sent_bytes = 0, held = 0;
  char *requests = read_file(argv[3], &size);
  long wanted = 0, due = 0, answered = 0;
  for (size_t i = 0; i < size; i++) wanted += requests[i] == '\n';
  int to, from;
  start(argv[4], atoi(argv[1]), &to, &from);
  prctl(PR_SET_TIMERSLACK, 1);
  static char text[1 << 20];
  const ssize_t ready = read(from, text, sizeof text); /* the ready line */
  if (ready <= 0) return 1;
  /* Else a service that is late, whose answers nobody takes meanwhile, would wait for us and we for it. */
  fcntl(from, F_SETFL, O_NONBLOCK);
  fcntl(to, F_SETFL, O_NONBLOCK);
  const int64_t begun = now_ns() + 1000000;
  while (answered < wanted) {
    for (; due < wanted && now_ns() >= begun + due * interval; due++) due_bytes = line_end(requests, size, due_bytes);
    if (sent_bytes < due_bytes) {
      const ssize_t written = write(to, requests + sent_bytes, due_bytes - sent_bytes);
      if (written > 0) sent_bytes += (size_t)written;
      else if (errno != EAGAIN) fail("write");
    }
    struct pollfd watched[2] = {{.fd = from, .events = POLLIN}, {.fd = to, .events = POLLOUT}};
    const int64_t left = begun + due * interval - now_ns();
    const struct timespec wait = {.tv_sec = left / 1000000000, .tv_nsec = left % 1000000000};
    if (due < wanted && left <= 0) continue;
    if (ppoll(watched, sent_bytes < due_bytes ? 2 : 1, due < wanted ? &wait : NULL, NULL) < 0) fail("ppoll");
    const ssize_t got = read(from, text + held, sizeof text - held);
    const int64_t at = now_ns();
    if (got == 0) return 1;
    if (got > 0) held = take_answers(text, held + (size_t)got, at, begun, interval, &answered);
  }
  close(to);
  wait(NULL);
  return 0;
}
