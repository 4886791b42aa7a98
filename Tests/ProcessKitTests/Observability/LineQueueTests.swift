import Foundation
import Testing
@testable import ProcessKit

@Suite struct LineQueueTests {
    /// A pipe takes 64 kilobytes; everybody who writes more waits for its reader, if he waits at all.
    @Test(.timeLimit(.minutes(1))) func aReaderThatHasStoppedStopsNobody() throws {
        let pipe = Pipe()
        let queue = LineQueue(descriptor: pipe.fileHandleForWriting.fileDescriptor, capacityBytes: 100_000) { Array("lost \($0)\n".utf8) }
        for number in 0..<200_000 { queue.offer(Array("line \(number)\n".utf8)) }
        let dropped = queue.droppedLines
        #expect(dropped > 100_000)

        let lines = Self.lines(of: pipe, until: queue)
        let numbers = lines.compactMap { $0.hasPrefix("line ") ? Int($0.dropFirst(5)) : nil }
        #expect(numbers == numbers.sorted())
        #expect(numbers.count + dropped == 200_000)
        #expect(lines.compactMap { $0.hasPrefix("lost ") ? Int($0.dropFirst(5)) : nil }.reduce(0, +) == dropped)
        #expect(lines.firstIndex { $0.hasPrefix("lost ") } != 0)
    }

    @Test(.timeLimit(.minutes(1))) func whatHasToBeWrittenIsWrittenInItsPlace() throws {
        let pipe = Pipe()
        let queue = LineQueue(descriptor: pipe.fileHandleForWriting.fileDescriptor, capacityBytes: 10) { Array("lost \($0)\n".utf8) }
        for number in 0..<3 { queue.insist(Array("answer \(number)\n".utf8)) }
        queue.offer(Array("a line longer than the bound\n".utf8))
        let lines = Self.lines(of: pipe, until: queue)
        #expect(lines == ["answer 0", "answer 1", "answer 2", "a line longer than the bound"])
    }

    @Test(.timeLimit(.minutes(1))) func aFlushDoesNotWaitForEver() {
        let pipe = Pipe()
        let queue = LineQueue(descriptor: pipe.fileHandleForWriting.fileDescriptor, capacityBytes: 1_000_000) { Array("lost \($0)\n".utf8) }
        queue.offer([UInt8](repeating: UInt8(ascii: "x"), count: 500_000) + [UInt8(ascii: "\n")])
        queue.flush(seconds: 0.1)
        #expect(Self.lines(of: pipe, until: queue).map(\.utf8.count) == [500_000])
    }

    /// Reads what there is up to a last line that comes after everything else.
    private static func lines(of pipe: Pipe, until queue: LineQueue) -> [String] {
        let ender = Thread { queue.insist(Array("end\n".utf8)) }
        ender.start()
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual("end\n".utf8) { bytes += Array(pipe.fileHandleForReading.availableData) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).dropLast()
    }
}
