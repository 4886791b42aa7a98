#ifndef DEMBRANE_MICROHTTPD_SHIM_H
#define DEMBRANE_MICROHTTPD_SHIM_H

#include <microhttpd.h>
#include <sys/socket.h>

/* The library's versions differ in how Swift sees their enumerations, so the values used are constants here. */
static const enum MHD_Result dembrane_yes = MHD_YES;
static const enum MHD_Result dembrane_no = MHD_NO;
static const enum MHD_ValueKind dembrane_header_kind = MHD_HEADER_KIND;
static const enum MHD_ResponseMemoryMode dembrane_copy = MHD_RESPMEM_MUST_COPY;
static const enum MHD_ConnectionNotificationCode dembrane_connection_started = MHD_CONNECTION_NOTIFY_STARTED;
static const ssize_t dembrane_stream_end = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t dembrane_stream_broken = MHD_CONTENT_READER_END_WITH_ERROR;

/* Swift can't call variadic C functions, so the two calls that need them are spelled out here. */

typedef void *(*dembrane_uri_callback)(void *context, const char *uri, struct MHD_Connection *connection);
typedef size_t (*dembrane_unescape_callback)(void *context, struct MHD_Connection *connection, char *text);

/* What a connection may cost. Of connections_per_address, 0 stands for no bound. */
struct dembrane_limits {
    size_t connection_memory_bytes;
    unsigned int connections;
    unsigned int connections_per_address;
    unsigned int idle_timeout_seconds;
};

static inline struct MHD_Daemon *dembrane_start_daemon(
    int listening_socket, int is_ipv6, MHD_AccessHandlerCallback handler, dembrane_uri_callback uri,
    dembrane_unescape_callback unescape, MHD_RequestCompletedCallback completed, MHD_NotifyConnectionCallback connection_changed,
    void *context, struct dembrane_limits limits)
{
    unsigned int flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | (is_ipv6 ? MHD_USE_IPv6 : 0);
    return MHD_start_daemon(
        flags, 0, NULL, NULL, handler, context,
        MHD_OPTION_LISTEN_SOCKET, (MHD_socket) listening_socket,
        MHD_OPTION_URI_LOG_CALLBACK, uri, context,
        MHD_OPTION_UNESCAPE_CALLBACK, unescape, context,
        MHD_OPTION_NOTIFY_COMPLETED, completed, context,
        MHD_OPTION_NOTIFY_CONNECTION, connection_changed, context,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.connection_memory_bytes,
        MHD_OPTION_CONNECTION_LIMIT, limits.connections,
        MHD_OPTION_PER_IP_CONNECTION_LIMIT, limits.connections_per_address,
        MHD_OPTION_CONNECTION_TIMEOUT, limits.idle_timeout_seconds,
        MHD_OPTION_STRICT_FOR_CLIENT, (int) 1,
        MHD_OPTION_END);
}

static inline const struct sockaddr *dembrane_client_address(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    return info == NULL ? NULL : info->client_addr;
}

static inline int dembrane_socket(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info == NULL ? -1 : info->connect_fd;
}

/* What the callback for new connections has kept with this one. */
static inline void *dembrane_kept_context(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info == NULL ? NULL : info->socket_context;
}

/* Bytes of the request line and the headers, known once they have been read whole. */
static inline size_t dembrane_head_bytes(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    return info == NULL ? 0 : info->header_size;
}

#endif
