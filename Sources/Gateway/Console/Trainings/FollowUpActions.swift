import Contracts
import StaffAPI

/// What can be done about a follow-up: what it asks for, or saying that it was seen to otherwise.
struct FollowUpActions {
    let context: RowContext

    func items(for followUp: FollowUpRow) -> [ActionMenu.Item] {
        guard followUp.status == .open else { return [] }
        let matching: StaffAction? =
            switch followUp.kind.known {
            case .reviewPartner: .makePartner
            case .arrangeTraining, .verifyTraining: .grantLicence
            case nil: nil
            }
        return [matching, .closeFollowUp].compactMap { $0 }.map { ActionMenu.Item(action: $0, obstacle: context.obstacle) }
    }
}
