import Contracts

/// How a file is imported: all of it is understood before anything changes, and what is wrong is told line by line.
public enum ImportFile {
    /// Every line that isn't blank. Throws `ImportFaults` with all that is wrong.
    /// - Parameters:
    ///   - now: when it is imported.
    ///   - read: makes a line of its text and its place in the file, from 1.
    public static func understand<Line>(
        _ lines: [[UInt8]], at now: Instant, _ read: (ImportText, _ number: Int) throws -> Line
    ) throws -> [Line] {
        var understood: [Line] = []
        var faults: [String] = []
        for (index, bytes) in lines.enumerated() where !isBlank(bytes) {
            do {
                understood.append(try read(ImportText(bytes, now: now), index + 1))
            } catch {
                faults.append("line \(index + 1): \(try ImportFault(error).reason)")
            }
        }
        guard faults.isEmpty else { throw ImportFaults(faults) }
        return understood
    }

    /// Takes in group after group, and answers how many events they came to. Throws `ImportFaults` with the first fault of each group.
    public static func take<Group>(_ groups: some Sequence<Group>, _ take: (Group) throws -> Int) throws -> Int {
        var count = 0
        var faults: [LineFault] = []
        for group in groups {
            do { count += try take(group) } catch let fault as LineFault { faults.append(fault) }
        }
        guard faults.isEmpty else { throw ImportFaults(faults.sorted { $0.line < $1.line }.map { "line \($0.line): \($0.reason)" }) }
        return count
    }

    /// What is told of ids that the platform hasn't told of: they may be slips. Nothing where there are none.
    public static func unknown<Tag>(_ things: String, _ ids: some Collection<Identifier<Tag>>) -> String {
        ids.min().map { "; the platform has told nothing of \(ids.count) \(things), such as \($0)" } ?? ""
    }

    private static func isBlank(_ line: [UInt8]) -> Bool {
        line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
    }
}
