import CMicroHTTPD

/// Turns a response of ours into one of the library's and hands it over.
enum OutgoingResponse {
    /// False when the library refuses it, after which the connection has to be closed.
    static func queue(_ response: HTTPResponse, stream: StreamBuffer?, gate: ConnectionGate, on connection: OpaquePointer) -> Bool {
        // The status may be that of another server, passed on.
        guard let status = UInt32(exactly: response.status), let made = make(response.body, stream: stream, gate: gate) else {
            return false
        }
        defer { MHD_destroy_response(made) }
        for field in response.headers where MHD_add_response_header(made, field.name, field.value) != dembrane_yes {
            return false
        }
        return MHD_queue_response(connection, status, made) == dembrane_yes
    }

    private static func make(_ body: HTTPBody, stream: StreamBuffer?, gate: ConnectionGate) -> OpaquePointer? {
        switch body {
        case .bytes(var bytes):
            return bytes.withUnsafeMutableBytes {
                MHD_create_response_from_buffer($0.count, $0.baseAddress, dembrane_copy)
            }
        case .stream, .endless:
            guard let stream else { return nil }
            return make(StreamSource(buffer: stream, gate: gate))
        }
    }

    private static let blockBytes = 32 * 1024

    private static func make(_ source: StreamSource) -> OpaquePointer? {
        // Retained here, released by the last callback when the library drops the response.
        let context = Unmanaged.passRetained(source).toOpaque()
        let unknownSize = UInt64.max
        let response = MHD_create_response_from_callback(
            unknownSize, blockBytes,
            { context, _, target, capacity in
                guard let context, let target else { return dembrane_stream_broken }
                let source = Unmanaged<StreamSource>.fromOpaque(context).takeUnretainedValue()
                return source.read(into: UnsafeMutableRawBufferPointer(start: target, count: capacity))
            },
            context,
            { context in
                guard let context else { return }
                Unmanaged<StreamSource>.fromOpaque(context).release()
            }
        )
        if response == nil { Unmanaged<StreamSource>.fromOpaque(context).release() }
        return response
    }
}

/// What the library reads a streamed body from.
private final class StreamSource: Sendable {
    private let buffer: StreamBuffer
    private let gate: ConnectionGate

    init(buffer: StreamBuffer, gate: ConnectionGate) {
        self.buffer = buffer
        self.gate = gate
    }

    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        switch buffer.read(into: target) {
        case .bytes(let count):
            return count
        case .nothingYet:
            gate.sleep()
            return 0
        case .end:
            return dembrane_stream_end
        case .broken:
            return dembrane_stream_broken
        }
    }
}
