#ifndef DEMBRANE_CURL_SHIM_H
#define DEMBRANE_CURL_SHIM_H

#include <curl/curl.h>

/* Swift can't call variadic C functions, so each kind of option has its own typed function here. */

typedef size_t (*dembrane_curl_callback)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode dembrane_curl_set_long(CURL *handle, CURLoption option, long value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_size(CURL *handle, CURLoption option, curl_off_t value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_text(CURL *handle, CURLoption option, const char *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_bytes(CURL *handle, CURLoption option, const void *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_pointer(CURL *handle, CURLoption option, void *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_callback(CURL *handle, CURLoption option, dembrane_curl_callback value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_set_progress_callback(CURL *handle, curl_xferinfo_callback value)
{
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode dembrane_curl_set_debug_callback(CURL *handle, curl_debug_callback value)
{
    return curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, value);
}

/* The values are an enumeration in libcurl 7 and numbers in 8, which Swift takes for different types. */
static inline CURLcode dembrane_curl_require_tls(CURL *handle, int is_required)
{
    return curl_easy_setopt(handle, CURLOPT_USE_SSL, (long)(is_required ? CURLUSESSL_ALL : CURLUSESSL_NONE));
}

static inline CURLcode dembrane_curl_get_pointer(CURL *handle, char **value)
{
    return curl_easy_getinfo(handle, CURLINFO_PRIVATE, value);
}

static inline CURLMcode dembrane_curl_multi_set_long(CURLM *handle, CURLMoption option, long value)
{
    return curl_multi_setopt(handle, option, value);
}

static inline CURLcode dembrane_curl_message_result(const CURLMsg *message)
{
    return message->data.result;
}

#endif
