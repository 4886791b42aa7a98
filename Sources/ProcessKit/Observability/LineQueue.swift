import Foundation
import Synchronization

/// Writes whole lines to a file descriptor on a thread of its own, so that nobody has to wait for a reader that has stopped reading.
final class LineQueue: Sendable {
    private let descriptor: Int32
    private let notice: @Sendable (_ dropped: Int) -> [UInt8]
    private let waiting: Mutex<BoundedLines>
    private let filled = DispatchSemaphore(value: 0)

    /// `notice` makes the line that stands where lines are missing.
    init(descriptor: Int32, capacityBytes: Int, notice: @escaping @Sendable (_ dropped: Int) -> [UInt8]) {
        self.descriptor = descriptor
        self.notice = notice
        waiting = Mutex(BoundedLines(capacityBytes: capacityBytes))
        let thread = Thread { [self] in
            while true { writeWaiting() }
        }
        thread.name = "line-queue"
        thread.start()
    }

    /// How many lines were dropped since the queue was made.
    var droppedLines: Int { waiting.withLock { $0.droppedLines } }

    /// Drops the line when too much waits already.
    func offer(_ line: [UInt8]) {
        waiting.withLock { $0.offer(line) }
        filled.signal()
    }

    /// Returns when the line has been written, however long that takes.
    func insist(_ line: [UInt8]) {
        waiting.withLock { $0.insist(line) }
        whenReached().wait()
    }

    /// Returns when everything offered so far has been written, or the time is up.
    func flush(seconds: Double) {
        _ = whenReached().wait(timeout: .now() + seconds)
    }

    private func whenReached() -> DispatchSemaphore {
        let reached = DispatchSemaphore(value: 0)
        waiting.withLock { $0.tellWhenReached(reached) }
        filled.signal()
        return reached
    }

    private func writeWaiting() {
        filled.wait()
        for entry in waiting.withLock({ $0.takeAll() }) {
            switch entry {
            case .line(let line): LineWriting.write(line, to: descriptor)
            case .dropped(let count): LineWriting.write(notice(count), to: descriptor)
            case .reached(let semaphore): semaphore.signal()
            }
        }
    }
}

/// Blocks until all bytes are written, or nobody reads them any more.
enum LineWriting {
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count < 0 && errno == EAGAIN {
                // The reader shares its end with us and has made it one that doesn't wait.
                var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                poll(&waiting, 1, -1)
            } else if count == 0 || errno != EINTR {
                // Whoever read our output has gone; there is nobody left to tell.
                return
            }
        }
    }
}
