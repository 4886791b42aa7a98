#ifndef DEMBRANE_ZLIB_SHIM_H
#define DEMBRANE_ZLIB_SHIM_H

#include <zlib.h>

/* Swift can't call the macros that begin a stream. 15 is the largest window; 16 more asks for the frame of gzip. */

#define DEMBRANE_GZIP_WINDOW (15 + 16)

static inline int dembrane_deflate_init(z_stream *stream, int level)
{
    return deflateInit2(stream, level, Z_DEFLATED, DEMBRANE_GZIP_WINDOW, MAX_MEM_LEVEL - 1, Z_DEFAULT_STRATEGY);
}

static inline int dembrane_inflate_init(z_stream *stream)
{
    return inflateInit2(stream, DEMBRANE_GZIP_WINDOW);
}

#endif
