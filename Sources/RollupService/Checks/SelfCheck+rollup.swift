import Contracts
import Database
import EventKit
import ServiceKit

extension SelfCheck {
    /// What has to hold of the rollup's read model, whatever order facts came in.
    static let ofRollup: [SelfCheck] = [
        LinesCheck.check, TotalsCheck.check, MovementsCheck.check, ExportCheck.check, RiskCheck.check,
    ]

    /// A check of each kept month, the oldest first and each from one snapshot.
    static func monthly(
        _ name: String, holds: String, _ look: @escaping @Sendable (CheckStep, Month, RollupState) throws -> Void
    ) -> SelfCheck {
        SelfCheck(name, holds: holds) { (step, after: Month?) in
            let state = try step.settledState()
            // The window may have moved on since the month before.
            let month = max(after?.next ?? state.window.lowerBound, state.window.lowerBound)
            try look(step, month, state)
            return month < state.window.upperBound ? month : nil
        }
    }
}

extension CheckStep {
    /// How far the read model has followed the clock. Throws `NotSettled` while all accounts are being walked through, since their lines are then
    /// partly of before and partly of after it.
    func settledState() throws -> RollupState {
        let state = try RollupState.load(connection) ?? RollupState(startingAt: now)
        guard now.month <= state.openMonth else { throw NotSettled("the lines of \(now.month) are still to be opened") }
        let walks = """
            SELECT 1 FROM due WHERE timer = '\(LinesRefresh.timer)' OR timer = '\(ResetRefresh.timer)'
                OR (timer = '\(ClockTimers.rollOver)' AND due_at <= ?)
            """
        let isWalking = try connection.first(walks, [now.sqlValue]) { _ in true } ?? false
        guard !isWalking else { throw NotSettled("the lines of all accounts are being reckoned anew") }
        return state
    }
}
