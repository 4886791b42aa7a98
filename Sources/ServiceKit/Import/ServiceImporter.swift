import EventKit

/// Reads a file of history into the service, in one transaction: all of it or nothing.
public struct ServiceImporter: Sendable {
    /// Answers with a sentence about what was taken in; throws `ImportFaults` when the file is wrong.
    public let run: @Sendable (_ lines: [[UInt8]], UnitOfWork) throws -> String

    public init(_ run: @escaping @Sendable (_ lines: [[UInt8]], UnitOfWork) throws -> String) {
        self.run = run
    }
}

/// What is wrong with a file that was to be imported.
public struct ImportFaults: Error, Sendable, Equatable {
    public let faults: [String]

    public init(_ faults: [String]) {
        self.faults = faults
    }
}
