import Contracts
import StaffAPI

/// What can be done with a licence, and with somebody who may get one. The owner decides; this only saves a vain attempt.
struct LicenceActions {
    let context: RowContext

    func items(for licence: LicenceRow) -> [ActionMenu.Item] { changes(of: licence).map(item) + [grant] }

    /// For the person of a row.
    var grant: ActionMenu.Item { item(.grantLicence) }

    private func changes(of licence: LicenceRow) -> [StaffAction] {
        switch licence.status.known {
        case .active: [.editLicence, .revokeLicence]
        case .expired: [.editLicence]
        case .revoked: licence.expiresAt > context.now ? [.restoreLicence] : []
        case nil: []
        }
    }

    private func item(_ action: StaffAction) -> ActionMenu.Item { ActionMenu.Item(action: action, obstacle: context.obstacle) }
}
