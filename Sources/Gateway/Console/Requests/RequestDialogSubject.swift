import Contracts
import HTTP
import StaffAPI
import WebKit

/// What the dialog of a decision is about: a request as its owner tells it at the moment of opening.
struct RequestDialogSubject: DialogMatter {
    let action: StaffAction
    let row: UpgradeRequestRow

    /// Throws 404 for a request that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let id: UpgradeRequestID = try view.request.parameters.id("request") else {
            throw Problem.invalid("request", "request has to be given")
        }
        let answer: UpgradeRequestAnswer = try await services.ask(UpgradeRequestOperations.get, of: id, for: view.request)
        self.init(action: action, row: answer.request)
    }

    init(action: StaffAction, row: UpgradeRequestRow) {
        self.action = action
        self.row = row
    }

    var id: String { row.requestID.description }
    var label: ShownName { row.customer }
    var version: Int? { row.version }
    var place: [HTML] { [row.customer.html(), HTML(text: row.matter)] }
    var heldTitle: String { "Asked for" }
    var held: [String] { [row.proposal] + (row.joined.isEmpty ? [] : ["\(Figures.count(row.joined.count)) more with it"]) }
    var presetMark: String { "proposed" }
    var leaving: String { "the tier that the account has" }

    var lastChange: BillingAccount.Change? {
        row.decidedAt.map { BillingAccount.Change(time: $0, actor: row.decidedBy ?? "") }
    }

    /// A client's workspace has no account yet whose revenue could be told.
    var revenueAccount: AccountID? { row.usageContext?.known == .external ? nil : row.accountID }

    func preset(_ preset: StaffAction.Field.Preset) -> String? {
        switch preset {
        case .tier: row.proposedTier.text
        case .billingPeriod: row.proposedBillingPeriod.text
        case .agreedSeats, .accountManager, .discountKind, .discountPercent, .end, .agreedAmount, .payment, .endOfGift, .billingDetail,
            .today, .fittingInvoice, .held, .agreed, .visibility:
            nil
        }
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        guard row.status != .pending else {
            return ActionMenu.obstacleText(of: action, in: RequestActions.items(for: row), for: viewer)
        }
        return "The request is \(row.status.title.lowercased()) already, and a request is decided once."
    }
}
