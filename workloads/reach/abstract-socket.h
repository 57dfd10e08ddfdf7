#ifndef SANDGAUGE_REACH_ABSTRACT_SOCKET_H
#define SANDGAUGE_REACH_ABSTRACT_SOCKET_H

#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "planted.h"

/* The address of the socket with that name, and its length. */
static inline socklen_t abstract_address(struct sockaddr_un *address, const char *token) {
    size_t length = strnlen(token, PLANTED_MAX);
    *address = (struct sockaddr_un){.sun_family = AF_UNIX};
    memcpy(address->sun_path + 1, token, length); /* its first byte is 0: a name that no file has, see unix(7) */
    return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length);
}

#endif
