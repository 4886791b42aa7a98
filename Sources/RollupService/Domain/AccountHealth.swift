import Contracts

/// What has been announced about the risk of one workspace. An event is written exactly when the reasons differ from those announced.
enum AccountHealth {
    enum Command {
        /// The reasons that hold now, most urgent first; none when nothing is wrong.
        case assess(WorkspaceID, AccountID, OrganisationID, [RiskReason], at: Instant)
    }

    enum Event: Sendable {
        case changed(AccountHealthChanged)

        var payload: any EventPayload {
            switch self {
            case .changed(let payload): payload
            }
        }

        init(_ payload: AccountHealthChanged) {
            self = .changed(payload)
        }
    }

    static let category = "account-health"
    static let initialState: [RiskReason] = []

    static func decide(_ command: Command, _ announced: [RiskReason]) -> [Event] {
        switch command {
        case .assess(let workspaceID, let accountID, let organisationID, let reasons, let instant):
            guard reasons != announced else { return [] }
            return [
                Event(
                    AccountHealthChanged(
                        workspaceID: workspaceID, accountID: accountID, organisationID: organisationID,
                        change: announced.isEmpty ? .entered : reasons.isEmpty ? .left : .changed, reason: reasons.first,
                        previousReason: announced.first, reasons: reasons, effectiveAt: instant))
            ]
        }
    }

    static func evolve(_ announced: inout [RiskReason], _ event: Event) {
        switch event {
        case .changed(let payload): announced = payload.reasons
        }
    }
}
