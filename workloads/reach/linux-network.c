/* The network as it is seen. Nothing is sent but what a connection takes. */
#ifdef __linux__
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "checks.h"
#include "planted.h"

/* Reads and writes whole packets, past ports and addresses. Closed at once. */
enum answer open_raw_socket(char *const *arguments) {
    (void)arguments;
    int packets = socket(AF_INET, SOCK_RAW | SOCK_CLOEXEC, IPPROTO_ICMP);
    if (packets < 0) {
        return refused(errno);
    }
    close(packets);
    return REACHED;
}

/* port token: a service that listens on the host's loopback address and tells what was planted. */
enum answer reach_service(char *const *arguments) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)strtol(arguments[0], NULL, 10))};
    struct timeval limit = {.tv_sec = 2};
    char content[PLANTED_MAX];
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection < 0) {
        return refused(errno);
    }
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) {
        int error = errno;
        close(connection);
        return refused(error);
    }
    ssize_t length = recv(connection, content, sizeof content, MSG_WAITALL);
    close(connection);
    return is_planted(content, length, arguments[1]) ? REACHED : because(DENIED, "another service listens there");
}
#endif
