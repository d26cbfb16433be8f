#pragma once
#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo are variadic: Swift imports neither.
static inline CURLcode entente_curl_set_string(CURL *handle, CURLoption option, const char *value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode entente_curl_set_long(CURL *handle, CURLoption option, long value) {
  return (curl_easy_setopt)(handle, option, value);
}
static inline CURLcode entente_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
  return (curl_easy_setopt)(handle, option, value);
}

// The options that take a function, each with the context that the function is given.
typedef size_t (*entente_curl_sink)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode entente_curl_set_body_sink(CURL *handle, entente_curl_sink sink, void *context) {
  (curl_easy_setopt)(handle, CURLOPT_WRITEDATA, context);
  return (curl_easy_setopt)(handle, CURLOPT_WRITEFUNCTION, sink);
}
static inline CURLcode entente_curl_set_head_sink(CURL *handle, entente_curl_sink sink, void *context) {
  (curl_easy_setopt)(handle, CURLOPT_HEADERDATA, context);
  return (curl_easy_setopt)(handle, CURLOPT_HEADERFUNCTION, sink);
}
typedef curl_socket_t (*entente_curl_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
static inline CURLcode entente_curl_set_opener(CURL *handle, entente_curl_opener opener, void *context) {
  (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETDATA, context);
  return (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, opener);
}
typedef int (*entente_curl_tracer)(CURL *handle, curl_infotype kind, char *bytes, size_t count, void *context);
static inline CURLcode entente_curl_set_tracer(CURL *handle, entente_curl_tracer tracer, void *context) {
  (curl_easy_setopt)(handle, CURLOPT_VERBOSE, 1L);
  (curl_easy_setopt)(handle, CURLOPT_DEBUGDATA, context);
  return (curl_easy_setopt)(handle, CURLOPT_DEBUGFUNCTION, tracer);
}

// The option that limits protocols changed its type in 7.85.
static inline CURLcode entente_curl_allow_web_only(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}
