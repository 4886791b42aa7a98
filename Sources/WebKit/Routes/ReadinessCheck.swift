import Contracts

/// Something that a service needs before it can do its whole work.
public struct ReadinessCheck: Sendable {
    /// What it waits for, in a few words for operators; `nil` when there is nothing to wait for.
    public let waitsFor: @Sendable () async -> String?

    public init(_ waitsFor: @escaping @Sendable () async -> String?) {
        self.waitsFor = waitsFor
    }
}

/// What the service's last checks of itself came to.
public struct SelfCheckNews: Sendable {
    public let checkedAt: Instant
    /// What they found, in a few words each for operators; empty where all was well.
    public let alarms: [String]

    public init(checkedAt: Instant, alarms: [String]) {
        self.checkedAt = checkedAt
        self.alarms = alarms
    }
}
