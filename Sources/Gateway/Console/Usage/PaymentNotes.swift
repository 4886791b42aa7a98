import Contracts
import StaffAPI

/// What of an account's payments somebody may have to look at.
struct PaymentNotes {
    let account: AccountRow

    /// `Past due since 03-11-2026`
    var all: [String] { [subscription, trouble].compactMap { $0 } }

    func html() -> HTML {
        all.isEmpty ? .empty : small { all.joined(separator: "; ") }
    }

    private var subscription: String? {
        guard let subscription = account.subscriptionStatus, let status = subscription.status.known else { return nil }
        let since = subscription.since.map { " since \(Figures.date($0.date))" } ?? ""
        switch status {
        case .pastDue: return "Past due\(since)"
        case .pending: return "Ordered, not paid\(since)"
        case .active, .canceled: return nil
        }
    }

    private var trouble: String? {
        account.paymentTrouble.map { "\($0.kind.title) since \(Figures.date($0.since.date))" }
    }
}
