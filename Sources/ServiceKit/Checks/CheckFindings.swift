import StaffAPI
import Synchronization

/// The differences that a check finds: all are counted, the first are kept.
public final class CheckFindings: Sendable {
    private struct State {
        var count = 0
        var kept: [CheckDifference] = []
    }

    private let state = Mutex(State())

    public init() {}

    public func add(_ difference: CheckDifference) {
        state.withLock { state in
            state.count += 1
            if state.kept.count < CheckResult.differencesKept { state.kept.append(difference) }
        }
    }

    /// Adds all that others found.
    func add(_ others: CheckFindings) {
        let found = others.all
        state.withLock { state in
            state.count += found.count
            state.kept += found.kept.prefix(CheckResult.differencesKept - state.kept.count)
        }
    }

    /// Adds a difference where the two are not the same.
    public func compare<Value: Equatable>(
        _ expected: Value, _ found: Value, _ difference: (_ expected: String, _ found: String) -> CheckDifference
    ) {
        if expected != found { add(difference("\(expected)", "\(found)")) }
    }

    var all: (count: Int, kept: [CheckDifference]) { state.withLock { ($0.count, $0.kept) } }
}
