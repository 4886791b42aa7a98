import Glibc

/// A loopback port that nobody has at this moment, and that the system gives to nobody by itself.
///
/// Out of the range from which it does, the embedded broker or any connection could take the port before its service listens there, or
/// while a service that crashed is started again.
enum FreePort {
    private static let range = 15_000..<32_000

    static func find() throws -> Int {
        for _ in 0..<1_000 {
            let port = Int.random(in: range)
            if try isFree(port) { return port }
        }
        throw StackError.noFreePort("a thousand between \(range.lowerBound) and \(range.upperBound) are taken")
    }

    private static func isFree(_ port: Int) throws -> Bool { try obstacle(at: port) == nil }

    /// Why nobody can listen on the port now; nil when somebody can. Connections that fade away from it don't count.
    static func obstacle(at port: Int) throws -> String? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw StackError.noFreePort(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        // Two sockets may share a port until one of them listens.
        return isBound && listen(descriptor, 1) == 0 ? nil : String(cString: strerror(errno))
    }

    /// Several different ones.
    static func find(_ count: Int) throws -> [Int] {
        var ports: Set<Int> = []
        for _ in 0..<(count * 20) where ports.count < count { ports.insert(try find()) }
        guard ports.count == count else { throw StackError.noFreePort("the system gave the same one again and again") }
        return ports.sorted()
    }

    /// A port whose neighbour is free too, as a broker and its controller need them.
    static func findPair() throws -> Int {
        for _ in 0..<50 {
            let port = try find()
            if try isFree(port + 1) { return port }
        }
        throw StackError.noFreePort("no two neighbours are free")
    }
}
