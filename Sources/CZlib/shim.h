#include <zlib.h>
// inflateInit2 is a macro. Minus the window's bits: deflate without a header, as ZIP archives hold it.
static inline int czlib_inflate_raw(z_stream *stream) { return inflateInit2(stream, -MAX_WBITS); }
