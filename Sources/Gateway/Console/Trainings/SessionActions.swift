import StaffAPI

/// What can be done with a training session in a dialog. The owner decides; this only saves a vain attempt.
struct SessionActions {
    let context: RowContext

    func items(for session: SessionRow) -> [ActionMenu.Item] {
        switch session.status.known {
        case .requested, .scheduled: [item(.cancelSession)]
        case .cancelled: [item(.reopenSession)]
        // One that has given licences is open again with the last of them.
        case .completed: session.grantsLicence == true ? [] : [item(.reopenSession)]
        case nil: []
        }
    }

    /// Of somebody on the roster: a licence has to be revoked first.
    func items(for participant: Participant) -> [ActionMenu.Item] {
        let holdsLicence = participant.licenceStatus.map { $0 != .revoked } ?? false
        return holdsLicence ? [] : [item(.removeParticipant)]
    }

    private func item(_ action: StaffAction) -> ActionMenu.Item { ActionMenu.Item(action: action, obstacle: context.obstacle) }
}
