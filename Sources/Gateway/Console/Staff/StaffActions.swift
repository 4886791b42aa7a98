import Contracts
import StaffAPI

/// What can be granted to or taken from a colleague, and why some of it can't. The command decides; this only saves a vain attempt.
struct StaffActions {
    let managers: StaffManagers
    let viewer: Viewer

    func items(for row: StaffRow) -> [ActionMenu.Item] {
        StaffPolicy.allCases.flatMap { policy -> [ActionMenu.Item] in
            let held = row.policies.filter { $0.policy == policy.rawValue }
            let grant = ActionMenu.Item(action: .grant(policy), obstacle: notManager ?? oneself(row))
            guard !held.isEmpty else { return [grant] }
            let isGranted = held.contains { $0.source == .granted }
            return [grant, ActionMenu.Item(action: .take(policy), obstacle: notManager ?? (isGranted ? nil : .byTheSignIn))]
        }
    }

    private var notManager: Obstacle? { managers.contains(viewer.identity.email) ? nil : .notStaffManager }

    private func oneself(_ row: StaffRow) -> Obstacle? {
        row.email.lowercased() == viewer.identity.email.lowercased() ? .oneself : nil
    }

    /// An end at midnight is told by the last day, as all ends are.
    static func end(_ until: Instant) -> String {
        until.date.start == until ? "the end of \(Figures.date(until.lastDay))" : "\(Figures.moment(until))"
    }
}
