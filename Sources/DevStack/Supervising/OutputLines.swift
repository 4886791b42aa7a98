import Glibc

/// The lines that come out of a pipe, until its other end is closed. A longer line than the bound comes in pieces.
struct OutputLines {
    static let longestBytes = 64 * 1_024

    let descriptor: Int32

    func forEach(_ body: (String) -> Void) {
        var rest: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 * 1_024)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            rest += chunk[..<count]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                body(String(decoding: rest[..<end], as: UTF8.self))
                rest.removeSubrange(...end)
            }
            if rest.count >= Self.longestBytes {
                body(String(decoding: rest, as: UTF8.self))
                rest = []
            }
        }
        if !rest.isEmpty { body(String(decoding: rest, as: UTF8.self)) }
    }
}
