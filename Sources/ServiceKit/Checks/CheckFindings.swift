import StaffAPI
import Synchronization

/// The differences that a check finds: all are counted, the first are kept. Beside them it may note what is no fault, and good to know.
public final class CheckFindings: Sendable {
    private struct State {
        var count = 0
        var kept: [CheckDifference] = []
        var notes: [String] = []
    }

    private let state = Mutex(State())

    public init() {}

    public func add(_ difference: CheckDifference) {
        state.withLock { state in
            state.count += 1
            if state.kept.count < CheckResult.differencesKept { state.kept.append(difference) }
        }
    }

    /// - Parameter text: a sentence for staff. What is more than a check may note is passed over.
    public func note(_ text: String) {
        state.withLock { state in
            if state.notes.count < CheckResult.notesKept { state.notes.append(CheckResult.note(text)) }
        }
    }

    /// Adds all that others found.
    func add(_ others: CheckFindings) {
        let found = others.all
        state.withLock { state in
            state.count += found.count
            state.kept += found.kept.prefix(CheckResult.differencesKept - state.kept.count)
            state.notes += found.notes.prefix(CheckResult.notesKept - state.notes.count)
        }
    }

    /// Adds a difference where the two are not the same.
    public func compare<Value: Equatable>(
        _ expected: Value, _ found: Value, _ difference: (_ expected: String, _ found: String) -> CheckDifference
    ) {
        if expected != found { add(difference("\(expected)", "\(found)")) }
    }

    var all: (count: Int, kept: [CheckDifference], notes: [String]) { state.withLock { ($0.count, $0.kept, $0.notes) } }
}
