import Contracts
import HTTP
import StaffAPI

/// What the dialog of a permission is about: a colleague, as the directory has them at the moment of opening.
struct StaffDialogSubject: DialogMatter {
    let action: StaffAction
    let row: StaffRow
    let managers: StaffManagers
    /// Of what is granted to them.
    let version: Int?

    /// As it stands in the path of the command.
    var id: String { PercentEncoding.encode(row.email.lowercased()) }

    var label: ShownName { ShownName(row.name ?? row.email) }

    var place: [HTML] { [ShownName(row.name.map { "\($0) (\(row.email))" } ?? row.email).html()] }

    var held: [String] {
        let policies = row.policies.map { policy in
            let title = StaffPolicy(rawValue: policy.policy)?.title ?? policy.policy
            return "may \(title)" + (policy.until.map { " until \(StaffActions.end($0))" } ?? "")
        }
        return policies.isEmpty ? ["no extra permission"] : policies
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        let items = StaffActions(managers: managers, viewer: viewer).items(for: row)
        return ActionMenu.obstacleText(of: action, in: items, for: viewer)
    }
}
