import CZlib

/// Compresses whole bodies into the gzip format (RFC 1952) by zlib.
public enum Gzip {
    public enum Effort: Int32, Sendable {
        /// For what is made for one request.
        case quick = 6
        /// For what is compressed once and sent many times.
        case thorough = 9
    }

    /// zlib gave up. In memory there are two reasons for that: there is not enough of it, or the body is larger than zlib counts.
    public struct Failure: Error, Equatable, CustomStringConvertible {
        /// zlib's own number, such as -4 for a lack of memory.
        public let code: Int32

        public var description: String { "zlib could not compress (\(code))" }
    }

    /// Throws `Failure`.
    public static func compressed(_ bytes: [UInt8], _ effort: Effort = .quick) throws -> [UInt8] {
        var stream = z_stream()
        // zlib remembers where its stream lies, so that it must not move in between.
        return try withUnsafeMutablePointer(to: &stream) { stream in
            let begun = dembrane_deflate_init(stream, effort.rawValue)
            guard begun == Z_OK else { throw Failure(code: begun) }
            defer { deflateEnd(stream) }
            return try compress(bytes, by: stream)
        }
    }

    private static func compress(_ bytes: [UInt8], by stream: UnsafeMutablePointer<z_stream>) throws -> [UInt8] {
        guard let count = UInt32(exactly: bytes.count), let room = UInt32(exactly: deflateBound(stream, UInt(count))) else {
            throw Failure(code: Z_BUF_ERROR)
        }
        var input = bytes
        return try input.withUnsafeMutableBufferPointer { source in
            try [UInt8](unsafeUninitializedCapacity: Int(room)) { target, written in
                stream.pointee.next_in = source.baseAddress
                stream.pointee.avail_in = count
                stream.pointee.next_out = target.baseAddress
                stream.pointee.avail_out = room
                // There is room for all of it, so that one call does it.
                let ended = deflate(stream, Z_FINISH)
                guard ended == Z_STREAM_END else { throw Failure(code: ended) }
                written = Int(room - stream.pointee.avail_out)
            }
        }
    }
}
