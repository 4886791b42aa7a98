import Foundation
import Synchronization

/// Whole lines to the standard streams, never mixed up by threads that write at the same time.
public enum StandardOutput {
    private static let lock = Mutex(())

    public static func write(_ bytes: [UInt8]) {
        write(bytes, to: 1)
    }

    public static func writeLine(_ text: String) {
        write(Array((text + "\n").utf8), to: 1)
    }

    public static func writeErrorLine(_ text: String) {
        write(Array((text + "\n").utf8), to: 2)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        lock.withLock { _ in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0 && errno == EINTR { continue }
                // Whoever read our output has gone; there is nobody left to tell.
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }
}
