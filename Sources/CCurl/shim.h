#ifndef CCURL_SHIM_H
#define CCURL_SHIM_H
#include <curl/curl.h>
// curl_easy_setopt/getinfo/multi_setopt are variadic, so Swift doesn't import them. One typed inline per
// argument class; swift_name lets all of them be called `curlSet(handle, option, value)` in Swift.
typedef size_t (*ccurl_data_cb)(char *, size_t, size_t, void *);
#define SN(n) __attribute__((swift_name(n)))
SN("curlSet(_:_:_:)") static inline CURLcode ccurl_set_long(CURL *h, CURLoption o, long v) { return curl_easy_setopt(h, o, v); }
SN("curlSet(_:_:_:)") static inline CURLcode ccurl_set_str(CURL *h, CURLoption o, const char *v) { return curl_easy_setopt(h, o, v); }
SN("curlSet(_:_:ptr:)") static inline CURLcode ccurl_set_ptr(CURL *h, CURLoption o, void *v) { return curl_easy_setopt(h, o, v); }
SN("curlSet(_:_:_:)") static inline CURLcode ccurl_set_slist(CURL *h, CURLoption o, struct curl_slist *v) { return curl_easy_setopt(h, o, v); }
SN("curlSet(_:_:fn:)") static inline CURLcode ccurl_set_datafn(CURL *h, CURLoption o, ccurl_data_cb v) { return curl_easy_setopt(h, o, v); }
SN("curlSetBodySize(_:_:)") static inline CURLcode ccurl_set_body_size(CURL *h, curl_off_t n) { return curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE_LARGE, n); }
// Nothing but http and https, by the option that the installed libcurl has.
SN("curlSetWebOnly(_:)") static inline CURLcode ccurl_set_web_only(CURL *h) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "http,https");
#else
    return curl_easy_setopt(h, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}
// A cancelled transfer doesn't wait for its name lookup, which blocks in a thread of libcurl.
SN("curlSetQuickExit(_:)") static inline CURLcode ccurl_set_quick_exit(CURL *h) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return curl_easy_setopt(h, CURLOPT_QUICK_EXIT, 1L);
#else
    return CURLE_OK;
#endif
}
SN("curlInfo(_:_:_:)") static inline CURLcode ccurl_info_long(CURL *h, CURLINFO i, long *v) { return curl_easy_getinfo(h, i, v); }
SN("curlInfo(_:_:_:)") static inline CURLcode ccurl_info_double(CURL *h, CURLINFO i, double *v) { return curl_easy_getinfo(h, i, v); }
SN("curlMultiSet(_:_:_:)") static inline CURLMcode ccurl_multi_set_long(CURLM *m, CURLMoption o, long v) { return curl_multi_setopt(m, o, v); }
SN("curlMsgResult(_:)") static inline CURLcode ccurl_msg_result(const CURLMsg *m) { return m->data.result; }
#endif
