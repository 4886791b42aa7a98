import Foundation
import Synchronization

/// Whole lines to the standard streams, never mixed up by threads that write at the same time.
public enum StandardOutput {
    private static let capacityBytes = 1024 * 1024
    private static let errorLock = Mutex(())

    private static let lines = LineQueue(descriptor: 1, capacityBytes: capacityBytes) { dropped in
        let executable = CommandLine.arguments.first.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "service"
        let logger = Logger(service: executable, level: .warning)
        return logger.line(.warning, "log lines are missing here because nobody read them in time", ["lines": .integer(Int64(dropped))])
    }

    /// A line of the log, newline included. It's dropped when a megabyte of them waits, so that a reader which has stopped reading
    /// stops nothing but the log.
    public static func write(_ bytes: [UInt8]) {
        lines.offer(bytes)
    }

    /// A line of a command's answer: never dropped, and written when this returns.
    public static func writeLine(_ text: String) {
        lines.insist(Array((text + "\n").utf8))
    }

    public static func writeErrorLine(_ text: String) {
        errorLock.withLock { _ in LineWriting.write(Array((text + "\n").utf8), to: 2) }
    }

    /// To be called before the process ends: waits for what is still to be written, but not for ever.
    public static func flush(seconds: Double = 2) {
        lines.flush(seconds: seconds)
    }

    /// How many lines of the log were dropped since the process began.
    public static var droppedLines: Int { lines.droppedLines }
}
