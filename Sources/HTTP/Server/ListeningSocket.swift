import Foundation

/// A bound, listening TCP socket, made by us rather than by the library so that a failure has its reason.
struct ListeningSocket: Sendable {
    let descriptor: Int32
    let port: Int
    let isIPv6: Bool
    /// Whether only this machine can connect.
    let isLoopback: Bool

    init(host: String, port: Int) throws {
        func failure(_ reason: String) -> HTTPServerError { .cannotListen(host: host, port: port, reason: reason) }

        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        defer { if let found { freeaddrinfo(found) } }
        guard code == 0, let address = found?.pointee else { throw failure(String(cString: gai_strerror(code))) }

        let kind = address.ai_socktype | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(address.ai_family, kind, 0)
        guard descriptor >= 0 else { throw failure(Self.lastError) }
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, 1024) == 0 else {
            let reason = Self.lastError
            close(descriptor)
            throw failure(reason)
        }
        self.descriptor = descriptor
        self.port = Self.boundPort(of: descriptor)
        self.isIPv6 = address.ai_family == AF_INET6
        self.isLoopback = Self.isLoopback(address)
    }

    private static var lastError: String { String(cString: strerror(errno)) }

    private static func isLoopback(_ address: addrinfo) -> Bool {
        guard let shown = address.ai_addr.flatMap({ NumericAddress.text($0) }) else { return false }
        return shown == "::1" || shown.hasPrefix("127.")
    }

    private static func boundPort(of descriptor: Int32) -> Int {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &storage) { storage in
            storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
            // The port sits at the same place in the IPv4 and the IPv6 form.
            return storage.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { Int(UInt16(bigEndian: $0.pointee.sin_port)) }
        }
    }
}
