import Foundation
import ProcessKit
import Synchronization

/// Remembers across the end of a process which messages it was applying, so that a message at which the service keeps dying can be found and
/// put aside. A file beside the database, written before each batch and marked after it. It is not forced to disk: it has to survive the end of
/// the process, not that of the machine.
package final class ApplyJournal: Sendable {
    /// After so many processes that ended amid the same batch its messages are applied one by one, which shows the one to blame.
    static let patience = 3
    private static let bytesMaximum = 1 << 20

    private let descriptor: Int32
    private let state: Mutex<(suspected: InterruptedWork?, clusterID: String)>

    /// Throws `DataUnusable`.
    package init(path: String) throws {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DataUnusable(reason: "cannot write \(path)") }
        var bytes = [UInt8](repeating: 0, count: Self.bytesMaximum)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else {
            close(descriptor)
            throw DataUnusable(reason: "cannot read \(path)")
        }
        var interrupted = InterruptedWork(text: String(decoding: bytes.prefix(count), as: UTF8.self))
        interrupted?.deaths += 1
        state = Mutex((interrupted, ""))
    }

    deinit {
        close(descriptor)
    }

    /// Reading begins on this cluster. What was suspected on another one is no longer there to be found.
    func begin(clusterID: String) {
        state.withLock { state in
            state.clusterID = clusterID
            if state.suspected?.clusterID != clusterID { state.suspected = nil }
        }
    }

    /// Whether the messages have to be applied one by one, since processes kept ending amid them.
    func isSuspicious(_ batch: [Incoming]) -> Bool {
        guard let work = state.withLock({ $0.suspected }), work.deaths >= Self.patience else { return false }
        return batch.contains { work.contains($0.place) }
    }

    /// Why a message must not be applied again, nil for all but one that ended the process when it was applied alone.
    func reasonToRefuse(_ incoming: Incoming) -> String? {
        guard let work = state.withLock({ $0.suspected }), work.isSingle, work.contains(incoming.place) else { return nil }
        return "the service ended \(work.deaths) times in a row while it applied this message"
    }

    /// Runs work on messages, with a note of them for as long as it takes.
    func noting<T>(_ batch: [Incoming], isSingle: Bool, _ body: () throws -> T) rethrows -> T {
        let (earlier, clusterID) = state.withLock { $0 }
        let isKnown = earlier.map { work in batch.contains { work.contains($0.place) } } ?? false
        write(Array(InterruptedWork(batch, clusterID: clusterID, deaths: isKnown ? earlier?.deaths ?? 0 : 0, isSingle: isSingle).text.utf8))
        defer { write(InterruptedWork.endMark) }
        return try body()
    }

    /// A journal that can't be written costs nothing but its use: the data itself is safe without it.
    private func write(_ bytes: [UInt8]) {
        _ = pwrite(descriptor, bytes, bytes.count, 0)
    }
}
