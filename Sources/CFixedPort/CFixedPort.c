#define _GNU_SOURCE
#include "CFixedPort.h"

#include <arpa/inet.h>
#include <dlfcn.h>
#include <errno.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

// Named `bind` for the linker only: the C library declares that name with parameters of a type of its own.
int bind_in_front(int descriptor, const struct sockaddr *address, socklen_t length) __asm__("bind");

// Per thread, so that a listener opened elsewhere at the same moment keeps its own port.
static _Thread_local uint16_t wanted_port = 0;

static int original_bind(int descriptor, const struct sockaddr *address, socklen_t length) {
    typedef int (*bind_function)(int, const struct sockaddr *, socklen_t);
    bind_function original = (bind_function)dlsym(RTLD_NEXT, "bind");
    if (original == NULL) {
        errno = ENOSYS;
        return -1;
    }
    return original(descriptor, address, length);
}

// Connections of the previous listener may still be fading away, which must not keep the next one waiting.
static int bind_to_port(int descriptor, uint16_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int yes = 1;
    if (setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0) return -1;
    return original_bind(descriptor, (const struct sockaddr *)&address, sizeof address);
}

int fixed_port_for_next_bind(uint16_t port) {
    wanted_port = 0;
    if (port == 0) return 0;
    int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (probe < 0) return errno;
    // Two sockets may share a port until one of them listens.
    int error = bind_to_port(probe, port) != 0 || listen(probe, 1) != 0 ? errno : 0;
    close(probe);
    if (error == 0) wanted_port = port;
    return error;
}

static int is_unchosen_loopback(const struct sockaddr *address, socklen_t length) {
    if (address == NULL || length < sizeof(struct sockaddr_in) || address->sa_family != AF_INET) return 0;
    const struct sockaddr_in *internet = (const struct sockaddr_in *)address;
    return internet->sin_port == 0 && internet->sin_addr.s_addr == htonl(INADDR_LOOPBACK);
}

int bind_in_front(int descriptor, const struct sockaddr *address, socklen_t length) {
    if (wanted_port == 0 || !is_unchosen_loopback(address, length)) return original_bind(descriptor, address, length);
    uint16_t port = wanted_port;
    wanted_port = 0;
    return bind_to_port(descriptor, port);
}
