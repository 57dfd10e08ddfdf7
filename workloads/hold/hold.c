/*
 * An idle instance: says that it is running, then lives until its standard input closes. Each line that it is sent
 * comes back behind "@pong ", so that a held instance can be asked whether it still answers.
 */
#include "../protocol.h"

/* Reads a line, without its end; a longer one is cut. Gives its length, or -1 at the end of input. */
static long read_line(char *line, long size) {
    long length = 0;
    char byte;
    /* A byte at a time: this needs no buffer, and an idle instance's memory must be the runtime's, not ours. */
    while (read(STDIN_FILENO, &byte, 1) == 1) {
        if (byte == '\n') {
            return length;
        }
        if (length < size) {
            line[length++] = byte;
        }
    }
    return -1;
}

int main(void) {
    char line[PROTOCOL_LINE_MAX];
    announce_ready();
    for (long length; (length = read_line(line, sizeof line)) >= 0;) {
        announce("@pong ", line, (size_t)length);
    }
    return 0;
}
