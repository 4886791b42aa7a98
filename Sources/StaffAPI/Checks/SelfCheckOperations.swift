import Contracts

/// What the Gateway alone asks every service of its checks of itself. Each serves both under the same paths; they are no part of the public API.
public enum SelfCheckOperations {
    public static func last(of owner: Operation.Owner) -> Operation {
        Operation("self-checks-of-\(owner.rawValue)", .get, "/self-checks", owner: owner)
    }

    /// Asks for a run, which begins at once unless one goes on; then the next one begins when that is over.
    public static func run(by owner: Operation.Owner) -> Operation {
        Operation("run-self-checks-of-\(owner.rawValue)", .post, "/self-checks", owner: owner)
    }
}

/// How the checks of a service stand.
public struct SelfCheckAnswer: Codable, Sendable, Equatable {
    /// Since when a run goes on, or waits to begin.
    public var runningSince: Instant?
    /// Of the last run that ended.
    public var report: CheckReport?

    public init(runningSince: Instant?, report: CheckReport?) {
        self.runningSince = runningSince
        self.report = report
    }
}
