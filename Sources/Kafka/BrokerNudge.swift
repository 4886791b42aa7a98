import Foundation
import Glibc

/// The embedded cluster's thread sometimes misses that there is work for it and sleeps on for a second. A connection wakes it.
enum BrokerNudge {
    /// Runs the body and, while it lasts longer than it should, connects to the broker now and then.
    static func during<T>(_ servers: String, _ body: () -> T) -> T {
        guard let port = servers.split(separator: ",").first?.split(separator: ":").last.flatMap({ UInt16($0) }) else { return body() }
        let isDone = DispatchSemaphore(value: 0)
        _ = DedicatedThread.start(named: "kafka-nudge") {
            // A thousand times two milliseconds outlast the sleep.
            for _ in 0..<1_000 {
                if isDone.wait(timeout: .now() + .milliseconds(2)) == .success { return }
                connect(to: port)
            }
        }
        defer { isDone.signal() }
        return body()
    }

    /// Whether anybody answers doesn't matter: a broker that is down can't be woken, and its thread wakes by itself in a second.
    private static func connect(to port: UInt16) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return }
        defer { Glibc.close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                _ = Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
