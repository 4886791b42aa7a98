import Contracts

/// What `GET /checks` answers: how the checks of every service stand.
public struct ChecksAnswer: Codable, Sendable, Equatable {
    public var services: [CheckedService]

    public init(services: [CheckedService]) {
        self.services = services
    }
}

public struct CheckedService: Codable, Sendable, Equatable {
    /// By its short name, such as `billing`.
    public var service: Word<Operation.Owner>
    /// Why nothing is known of it now; nil where it answered.
    public var unavailable: String?
    public var runningSince: Instant?
    /// Of its last run that ended.
    public var report: CheckReport?

    public init(_ service: Operation.Owner, _ answer: SelfCheckAnswer) {
        self.service = Word(service)
        runningSince = answer.runningSince
        report = answer.report
    }

    public init(_ service: Operation.Owner, unavailable reason: String) {
        self.service = Word(service)
        unavailable = reason
    }
}
