import Glibc
import Synchronization

/// Where DevStack speaks to the person who started it: its own lines and those of the programs, whole and one after the other.
final class Console: Sendable {
    private let write: Mutex<@Sendable (String) -> Void>
    private let nameWidth: Int

    /// - Parameter nameWidth: names are filled up to this width, so that the lines of the programs stand below each other.
    init(nameWidth: Int = 8, write: @escaping @Sendable (String) -> Void = Console.writeToStandardOutput) {
        self.nameWidth = nameWidth
        self.write = Mutex(write)
    }

    func say(_ text: String) {
        relay(text, from: "devstack")
    }

    func relay(_ line: String, from name: String) {
        let padding = String(repeating: " ", count: max(0, nameWidth - name.count))
        write.withLock { $0("\(name)\(padding) | \(line)\n") }
    }

    static func writeToStandardOutput(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
            // Nobody can be told when standard output itself is gone.
            guard written > 0 || errno == EINTR else { return }
            bytes = bytes.dropFirst(max(0, written))
        }
    }
}
