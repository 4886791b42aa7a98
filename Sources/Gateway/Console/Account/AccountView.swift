import Contracts
import StaffAPI

/// An account in a month, as every part of its page knows it.
struct AccountView: Sendable {
    let address: AccountAddress
    let row: AccountRow
    /// Those with the billing role, whom to speak to about money.
    let billingContacts: [AdminContact]
    /// Oldest first.
    let months: [MonthFigures]
    /// Empty in a past month, of which nobody needs to be warned any more.
    let risks: [AtRiskRow]
    /// Nil where billing can't say them now.
    let terms: BillingAccount.Terms?
    /// What is asked for the account, or was; what waits comes first.
    let requests: [UpgradeRequestRow]
    /// Whom of it no mail about it reaches.
    let refusedNotices: [RefusedNotice]
    let context: RowContext
    /// What of the address could not be used, and who can't be asked now, in words.
    let notes: [String]

    var label: ShownName { ShownName(row.label) }

    var isPast: Bool { context.month != context.now.month }

    var current: Month { context.now.month }

    /// The newest month, which an address doesn't name.
    func path(in month: Month) -> String { address.at(month == months.last?.month ? nil : month).path }

    func figures(_ month: Month) -> MonthFigures? { months.first { $0.month == month } }
}
