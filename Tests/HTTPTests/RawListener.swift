import Foundation
import Synchronization

/// A port that refuses connections as long as this lives: it is taken, so that nobody else begins to listen there.
final class SilentPort: Sendable {
    let number: Int
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        number = try boundLoopbackPort(descriptor)
    }

    deinit {
        close(descriptor)
    }
}

/// A server that takes a single connection and answers every request on it; a client that comes with a second one waits in vain.
final class OneConnection: Sendable {
    let port: Int
    private let listener: Int32
    private let accepted = Mutex<Int32?>(nil)

    init() throws {
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        port = try boundLoopbackPort(listener)
        guard listen(listener, 8) == 0 else { throw RawConnectionError.refused }
    }

    deinit {
        close(listener)
        if let connection = accepted.withLock({ $0 }) { close(connection) }
    }

    /// Reads the head of the next request, answers it, and tells what came.
    func answer(_ response: String) async -> String {
        await onThread { [self] in
            let connection = accepted.withLock { accepted in
                if let connection = accepted { return connection }
                let connection = accept(listener, nil, nil)
                setPatience(connection)
                accepted = connection
                return connection
            }
            var received = ""
            var piece = [UInt8](repeating: 0, count: 4096)
            while !received.contains("\r\n\r\n") {
                let count = recv(connection, &piece, piece.count, 0)
                if count <= 0 { return received }
                received += String(decoding: piece[..<count], as: UTF8.self)
            }
            send(connection, response, response.utf8.count, Int32(MSG_NOSIGNAL))
            return received
        }
    }
}

/// Bounds how long a call waits for bytes from the other side.
func setPatience(_ descriptor: Int32) {
    var patience = timeval(tv_sec: 180, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
}

/// Runs blocking work on a thread of its own.
func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
        Thread { continuation.resume(returning: work()) }.start()
    }
}

/// The address of a port on this machine.
func withLoopbackAddress<Value>(port: Int, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Value) -> Value {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
}

/// Binds the socket to a port of the system's choice and answers with it.
private func boundLoopbackPort(_ descriptor: Int32) throws -> Int {
    let port: Int? = withLoopbackAddress(port: 0) { address, size in
        var length = size
        guard bind(descriptor, address, size) == 0, getsockname(descriptor, address, &length) == 0 else { return nil }
        return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { Int(UInt16(bigEndian: $0.pointee.sin_port)) }
    }
    guard let port else { throw RawConnectionError.refused }
    return port
}
