import Contracts
import StaffAPI
import TestKit
@testable import Gateway

extension Fixtures {
    static func renewal(
        _ kind: RenewalKind = .invoicePeriod, _ tier: Tier = .guardian, dueOn: LocalDate = t0.date.adding(days: -3)
    ) -> RenewalRow {
        let account: AccountID = id(1)
        return RenewalRow(
            renewalID: "\(kind.rawValue).\(account).\(dueOn)", accountID: account, label: "Gemeente <b>", kind: kind, tier: tier,
            dueOn: dueOn,
            overdue: dueOn < t0.date, nextAmountCents: Cents(1_080_000), accountManager: "eva@dembrane.com",
            contact: RenewalContact(userID: id(77), name: "Bo Admin", email: "bo@example.org", source: .owner))
    }

    static func renewals(_ rows: [RenewalRow], next: String? = nil) -> RenewalsAnswer {
        RenewalsAnswer(
            renewals: rows, counts: .init(total: 7, overdue: 2, snoozed: 3, nextAmountCents: Cents(9_080_000)), nextCursor: next)
    }
}
