import Foundation
import Synchronization

/// Holds a service's data for one process: two on the same database would both publish and both run its timers.
package final class DataLock: Sendable {
    private let descriptor: Mutex<Int32?>

    /// Takes the lock or throws `DataInUse` at once. A process that dies loses it by itself.
    package init(directory: String, name: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw DataUnusable(reason: "cannot create the data folder \(directory)")
        }
        let path = "\(directory)/\(name).lock"
        let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard opened >= 0 else { throw DataUnusable(reason: "cannot write in the data folder \(directory)") }
        guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
            close(opened)
            throw DataInUse(path: path)
        }
        descriptor = Mutex(opened)
    }

    deinit {
        release()
    }

    /// Gives the lock back, also while a child process that was just started still holds a copy of the descriptor.
    package func release() {
        let held = descriptor.withLock { descriptor in
            defer { descriptor = nil }
            return descriptor
        }
        guard let held else { return }
        flock(held, LOCK_UN)
        close(held)
    }
}

/// Another process works on this data.
public struct DataInUse: Error, Sendable, Equatable, CustomStringConvertible {
    public let path: String

    public var description: String { "another process uses this data already (it holds \(path)); stop it first" }
}

/// The folder for data can't be used.
public struct DataUnusable: Error, Sendable, Equatable, CustomStringConvertible {
    public let reason: String

    public init(reason: String) {
        self.reason = reason
    }

    public var description: String { "DATA_DIR is wrong: \(reason)" }
}
