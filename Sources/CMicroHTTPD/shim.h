#pragma once
#include <microhttpd.h>
#include <arpa/inet.h>
#include <stdbool.h>

// Whether this library was built with TLS.
static inline bool entente_mhd_speaks_tls(void) {
  return MHD_is_feature_supported(MHD_FEATURE_TLS) == MHD_YES;
}

// What a server is started with; `certificate` is null without TLS. The texts are read while the
// server starts only.
struct entente_mhd_settings {
  const struct sockaddr *address;
  bool is_ipv6, takes_both;
  unsigned int threads;
  const char *certificate, *key;
  MHD_AcceptPolicyCallback admit;
  MHD_AccessHandlerCallback handler;
  MHD_RequestCompletedCallback completed;
  MHD_NotifyConnectionCallback connected;
  void *context;
};

// MHD_start_daemon is variadic: Swift does not import it.
static inline struct MHD_Daemon *entente_mhd_start(const struct entente_mhd_settings *settings) {
  struct MHD_OptionItem options[14];
  int count = 0;
  unsigned int flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD;
  if (settings->is_ipv6) flags |= settings->takes_both ? MHD_USE_DUAL_STACK : MHD_USE_IPv6;
  if (settings->threads > 1)
    options[count++] = (struct MHD_OptionItem){MHD_OPTION_THREAD_POOL_SIZE, (intptr_t)settings->threads, NULL};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_SOCK_ADDR, 0, (void *)settings->address};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)settings->completed, settings->context};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_STRICT_FOR_CLIENT, 1, NULL};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)settings->connected, settings->context};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_CONNECTION_TIMEOUT, 15, NULL};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_CONNECTION_MEMORY_LIMIT, 32768, NULL};
  options[count++] = (struct MHD_OptionItem){MHD_OPTION_CONNECTION_LIMIT, 512, NULL};
  if (settings->certificate) {
    flags |= MHD_USE_TLS;
    options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)settings->certificate};
    options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)settings->key};
    options[count++] = (struct MHD_OptionItem){MHD_OPTION_HTTPS_PRIORITIES, 0,
                                               (void *)"NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"};
  }
  options[count] = (struct MHD_OptionItem){MHD_OPTION_END, 0, NULL};
  return MHD_start_daemon(flags, 0, settings->admit, settings->context, settings->handler,
                          settings->context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

// MHD_get_daemon_info is variadic; 0 when the port is not known.
static inline unsigned int entente_mhd_port(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

// The socket of a connection; -1 when it is not known.
static inline int entente_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? (int)info->connect_fd : -1;
}

// An address as text into `output`; 0 when it is known.
static inline int entente_mhd_address(const struct sockaddr *address, char *output, socklen_t size) {
  if (!address) return -1;
  const void *bytes =
      address->sa_family == AF_INET6
          ? (const void *)&((const struct sockaddr_in6 *)address)->sin6_addr
          : (const void *)&((const struct sockaddr_in *)address)->sin_addr;
  return inet_ntop(address->sa_family, bytes, output, size) ? 0 : -1;
}

// The address of the one who asks, as text into `output`; 0 when it is known.
static inline int entente_mhd_client(
    struct MHD_Connection *connection, char *output, socklen_t size) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  return entente_mhd_address(info ? info->client_addr : NULL, output, size);
}

// How many connections are open now.
static inline unsigned int entente_mhd_connections(struct MHD_Daemon *daemon) {
  const union MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
  return info ? info->num_connections : 0;
}
