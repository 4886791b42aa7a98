import Dispatch

/// Lines that wait to be written. Beyond a bound they are dropped, and the place where they are missing is kept with their number.
struct BoundedLines {
    enum Entry {
        case line([UInt8])
        case dropped(Int)
        /// Everything before this has been written; someone waits to hear that.
        case reached(DispatchSemaphore)
    }

    let capacityBytes: Int
    private(set) var droppedLines = 0
    private var entries: [Entry] = []
    private var waitingBytes = 0

    init(capacityBytes: Int) {
        self.capacityBytes = capacityBytes
    }

    /// A line that would fit alone is always taken when nothing else waits.
    mutating func offer(_ line: [UInt8]) {
        guard waitingBytes == 0 || waitingBytes + line.count <= capacityBytes else { return drop() }
        insist(line)
    }

    /// Takes the line whatever the bound says.
    mutating func insist(_ line: [UInt8]) {
        entries.append(.line(line))
        waitingBytes += line.count
    }

    mutating func tellWhenReached(_ semaphore: DispatchSemaphore) {
        entries.append(.reached(semaphore))
    }

    mutating func takeAll() -> [Entry] {
        defer { (entries, waitingBytes) = ([], 0) }
        return entries
    }

    private mutating func drop() {
        droppedLines += 1
        if case .dropped(let count) = entries.last {
            entries[entries.count - 1] = .dropped(count + 1)
        } else {
            entries.append(.dropped(1))
        }
    }
}
