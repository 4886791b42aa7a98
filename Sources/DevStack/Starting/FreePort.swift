import Glibc

/// A loopback port that nobody listens on at this moment.
enum FreePort {
    static func find() throws -> Int {
        try listen(on: 0)
    }

    private static func isFree(_ port: Int) -> Bool {
        (try? listen(on: port)) != nil
    }

    private static func listen(on port: Int) throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw StackError.noFreePort(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failure = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socketAddress in
                bind(descriptor, socketAddress, length) != 0 || getsockname(descriptor, socketAddress, &length) != 0
            }
        }
        guard !failure else { throw StackError.noFreePort(String(cString: strerror(errno))) }
        return Int(UInt16(bigEndian: address.sin_port))
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
            if port < 65_535, isFree(port + 1) { return port }
        }
        throw StackError.noFreePort("no two neighbours are free")
    }
}
