import Contracts

/// What came of one run of a service's checks of itself.
public struct CheckReport: Codable, Sendable, Equatable {
    public var startedAt: Instant
    public var finishedAt: Instant
    /// In the order in which the service has them.
    public var checks: [CheckResult]

    public init(startedAt: Instant, finishedAt: Instant, checks: [CheckResult]) {
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.checks = checks
    }

    /// Of all checks together, those included that aren't kept.
    public var differenceCount: Int { checks.reduce(0) { $0 + $1.differenceCount } }

    /// Every check came to its end and found nothing.
    public var isWell: Bool { checks.allSatisfy(\.holdsTrue) }
}

/// What one check found.
public struct CheckResult: Codable, Sendable, Equatable {
    /// How many differences of one check are kept; all are counted.
    public static let differencesKept = 100
    /// How many notes of one check are kept, and how long each may be, in characters (Unicode scalars); what is longer is cut.
    public static let notesKept = 10
    private static let noteLengthMaximum = 1_000

    public var name: String
    /// What has to hold, as a sentence.
    public var holds: String
    public var differenceCount: Int
    /// The first of them.
    public var differences: [CheckDifference]
    /// What is no fault, and good to know; nil where there is nothing, and in a report of an older version.
    public var notes: [String]?
    /// Why the check didn't come to its end; nil where it did.
    public var unfinished: String?
    public var durationMilliseconds: Int

    public init(
        name: String, holds: String, differenceCount: Int, differences: [CheckDifference], notes: [String] = [], unfinished: String?,
        durationMilliseconds: Int
    ) {
        self.name = name
        self.holds = holds
        self.differenceCount = differenceCount
        self.differences = differences
        self.notes = notes.isEmpty ? nil : notes
        self.unfinished = unfinished
        self.durationMilliseconds = durationMilliseconds
    }

    /// A note as it is kept.
    public static func note(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(noteLengthMaximum)))
    }

    /// It came to its end and found nothing.
    public var holdsTrue: Bool { differenceCount == 0 && unfinished == nil }

    /// `holds`, `2 differences` or `not finished: …`
    /// - Parameter figure: how a number is written.
    public func outcome(_ figure: (Int) -> String = { "\($0)" }) -> String {
        if let unfinished { return "not finished: \(unfinished)" }
        switch differenceCount {
        case 0: return "holds"
        case 1: return "1 difference"
        case let count: return "\(figure(count)) differences"
        }
    }
}

/// Two figures that should be the same and are not.
public struct CheckDifference: Codable, Sendable, Hashable {
    /// In characters (Unicode scalars); what is longer is cut.
    public static let textLengthMaximum = 200

    public var accountID: AccountID?
    public var workspaceID: WorkspaceID?
    /// Which figure, and where: `mrr of 2026-11`.
    public var figure: String
    public var expected: String
    public var found: String

    public init(account: AccountID? = nil, workspace: WorkspaceID? = nil, _ figure: String, expected: String, found: String) {
        accountID = account
        workspaceID = workspace
        self.figure = Self.bounded(figure)
        self.expected = Self.bounded(expected)
        self.found = Self.bounded(found)
    }

    private static func bounded(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(textLengthMaximum)))
    }
}

extension CheckDifference: CustomStringConvertible {
    public var description: String {
        let subject = [accountID.map { "account \($0)" }, workspaceID.map { "workspace \($0)" }].compactMap { $0 }
        return (subject + ["\(figure): expected \(expected), found \(found)"]).joined(separator: ", ")
    }
}
