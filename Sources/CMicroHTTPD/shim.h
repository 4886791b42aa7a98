#ifndef DEMBRANE_MICROHTTPD_SHIM_H
#define DEMBRANE_MICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <sys/socket.h>

/* The library's versions differ in how Swift sees their enumerations, so the values used are constants here. */
static const enum MHD_Result dembrane_yes = MHD_YES;
static const enum MHD_Result dembrane_no = MHD_NO;
static const enum MHD_ValueKind dembrane_header_kind = MHD_HEADER_KIND;
static const enum MHD_ResponseMemoryMode dembrane_copy = MHD_RESPMEM_MUST_COPY;
static const ssize_t dembrane_stream_end = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t dembrane_stream_broken = MHD_CONTENT_READER_END_WITH_ERROR;

/* Swift can't call variadic C functions, so the two calls that need them are spelled out here. */

typedef void *(*dembrane_uri_callback)(void *context, const char *uri, struct MHD_Connection *connection);
typedef size_t (*dembrane_unescape_callback)(void *context, struct MHD_Connection *connection, char *text);

static inline struct MHD_Daemon *dembrane_start_daemon(
    int listening_socket, int is_ipv6, MHD_AccessHandlerCallback handler, dembrane_uri_callback uri,
    dembrane_unescape_callback unescape, MHD_RequestCompletedCallback completed, void *context,
    size_t connection_memory_bytes, unsigned int connections, unsigned int idle_timeout_seconds)
{
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (is_ipv6 ? MHD_USE_IPv6 : 0);
    return MHD_start_daemon(
        flags, 0, NULL, NULL, handler, context,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket) listening_socket,
        MHD_OPTION_URI_LOG_CALLBACK, uri, context,
        MHD_OPTION_UNESCAPE_CALLBACK, unescape, context,
        MHD_OPTION_NOTIFY_COMPLETED, completed, context,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, connection_memory_bytes,
        MHD_OPTION_CONNECTION_LIMIT, connections,
        MHD_OPTION_CONNECTION_TIMEOUT, idle_timeout_seconds,
        MHD_OPTION_STRICT_FOR_CLIENT, (int) 1,
        MHD_OPTION_END);
}

static inline const struct sockaddr *dembrane_client_address(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info == NULL ? NULL : info->client_addr;
}

#endif
