import Contracts
import Database
import Kafka
import ProcessKit

/// Does the effects of one kind.
///
/// An effect may be performed more than once: after a crash, a failure, or an answer that could not be recorded. So the handler hands the
/// effect's `idempotencyKey` on, or asks outside first whether it was done. It is cancelled at its time limit and when the service ends; an
/// outcome that it returns all the same counts.
public struct EffectHandler: Sendable {
    public typealias Perform = @Sendable (Effect, EffectContext) async throws -> EffectOutcome
    /// Told the effect, with how often it was tried, and the reason of the last failure.
    public typealias GiveUp = @Sendable (Effect, String, UnitOfWork) throws -> Void

    public let kind: String
    public let limits: EffectLimits
    /// Works outside, in no transaction. Whatever it throws is tried again later: what looks wrong for good, such as an answer that can't
    /// be read, may be the outside world's trouble of an hour.
    public let perform: Perform
    /// The command that says that it won't be done unless an operator has it tried anew. It runs in the transaction that puts the effect aside.
    let giveUp: GiveUp?
    /// Nothing is tried: what was asked for waits for a start with other settings.
    let isOnHold: Bool

    public init(_ kind: String, limits: EffectLimits = EffectLimits(), giveUp: GiveUp? = nil, perform: @escaping Perform) {
        self.init(kind, limits: limits, isOnHold: false, giveUp: giveUp, perform: perform)
    }

    /// For a kind that the settings give no means to do, such as mails without a mail server: its effects wait, and count no attempts.
    public static func onHold(_ kind: String) -> EffectHandler {
        EffectHandler(kind, limits: EffectLimits(), isOnHold: true, giveUp: nil) { _, _ in .retry(reason: "on hold") }
    }

    private init(_ kind: String, limits: EffectLimits, isOnHold: Bool, giveUp: GiveUp?, perform: @escaping Perform) {
        self.kind = kind
        self.limits = limits
        self.isOnHold = isOnHold
        self.giveUp = giveUp
        self.perform = perform
    }
}

/// What a handler may know of its service.
public struct EffectContext: Sendable {
    private let database: Database
    private let time: any TimeSource

    init(database: Database, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    public var now: Instant { time.now }

    /// Reads the committed state, such as a document that is too large for an effect's data.
    public func read<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
        try await database.reading(body)
    }

    /// Does what keeps a processor busy for long, such as drawing, on a thread of its own that stands behind all others of the machine: neither
    /// readers of the database nor requests wait for it.
    public func computeBehind<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await DedicatedThread.run(named: "behind", niceness: Self.niceness, body)
    }

    /// A quarter of the share of a processor that others get.
    private static let niceness: Int32 = 6
}

/// What came of an attempt.
public enum EffectOutcome: Sendable {
    /// The command that answers an effect. It runs in the transaction that takes the effect away, so that both happen or neither.
    public typealias Answer = @Sendable (UnitOfWork) throws -> Void

    /// It was done.
    case confirmed(Answer)
    /// It can't be done now. `after` is how long to wait, if the outside world says so: a millisecond to a day. The reason is listed and
    /// logged, so it must not hold personal data.
    case retry(after: Duration? = nil, reason: String)
    /// It won't be done, however often it is tried.
    case refused(Answer)
}
