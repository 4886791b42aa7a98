import Foundation

/// A plain TCP connection, to send what no well-behaved client would. Blocking calls run on threads of their own.
struct RawConnection: Sendable {
    private let descriptor: Int32

    init(port: Int, receiveBufferBytes: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBufferBytes { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size)) }
        setPatience(descriptor)
        let descriptor = descriptor
        guard withLoopbackAddress(port: port, { connect(descriptor, $0, $1) }) == 0 else { throw RawConnectionError.refused }
    }

    /// False when the other side has closed.
    @discardableResult
    func send(_ text: String) async -> Bool {
        let bytes = Array(text.utf8)
        return await onThread {
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
                if count <= 0 { return false }
                sent += count
            }
            return true
        }
    }

    /// What arrives until the text has been seen, the other side closes, or minutes pass.
    func receive(until end: String? = nil) async -> String {
        await onThread {
            var received: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 65536)
            while true {
                let count = recv(descriptor, &piece, piece.count, 0)
                if count <= 0 { break }
                received += piece[..<count]
                if let end, String(decoding: received, as: UTF8.self).contains(end) { break }
            }
            return String(decoding: received, as: UTF8.self)
        }
    }

    /// What one look finds, and no more than that.
    func receive(atMost count: Int) async -> String {
        await onThread {
            var piece = [UInt8](repeating: 0, count: count)
            let received = recv(descriptor, &piece, count, 0)
            return String(decoding: piece.prefix(max(0, received)), as: UTF8.self)
        }
    }

    func close() {
        Foundation.close(descriptor)
    }
}

enum RawConnectionError: Error {
    case refused
}
