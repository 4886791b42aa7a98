import CZlib

/// What stands in a gzip body: the other side of our own compressing, for tests.
package enum Gunzip {
    package struct Failure: Error {
        let code: Int32
    }

    package static func bytes(of compressed: [UInt8], maximum: Int = 64 * 1_024 * 1_024) throws -> [UInt8] {
        var stream = z_stream()
        return try withUnsafeMutablePointer(to: &stream) { stream in
            guard dembrane_inflate_init(stream) == Z_OK else { throw Failure(code: Z_MEM_ERROR) }
            defer { inflateEnd(stream) }
            var input = compressed
            return try input.withUnsafeMutableBufferPointer { source in
                try [UInt8](unsafeUninitializedCapacity: maximum) { target, written in
                    stream.pointee.next_in = source.baseAddress
                    stream.pointee.avail_in = UInt32(source.count)
                    stream.pointee.next_out = target.baseAddress
                    stream.pointee.avail_out = UInt32(maximum)
                    let ended = inflate(stream, Z_FINISH)
                    // Whole, and nothing behind it.
                    guard ended == Z_STREAM_END, stream.pointee.avail_in == 0 else { throw Failure(code: ended) }
                    written = maximum - Int(stream.pointee.avail_out)
                }
            }
        }
    }
}
