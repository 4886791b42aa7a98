import Contracts
import Database
import EventKit
import ServiceKit

extension SelfCheck {
    /// What has to hold of referrals and of what they earn.
    static let ofReferrals = [everyLedger, everyPaymentOfClients]

    private static let rowsPerStep = 200

    private static let everyLedger = SelfCheck(
        "referral-ledgers",
        holds: "What a referral has earned is the lesser of its cap and the shares of all payments, and its entries add up to its balance."
    ) { (step, after: ReferralID?) in
        let ids = try referrals(step, after)
        for id in ids { try ReferralsCheck(step: step).compareLedger(of: id) }
        return ids.count == rowsPerStep ? ids.last : nil
    }

    private static let everyPaymentOfClients = SelfCheck(
        "referral-payments", holds: "Every payment of a client that lies in the days of a referral counts for it as it is known now."
    ) { (step, after: ReferralID?) in
        let ids = try referrals(step, after)
        for id in ids { try ReferralsCheck(step: step).comparePayments(of: id) }
        return ids.count == rowsPerStep ? ids.last : nil
    }

    private static func referrals(_ step: CheckStep, _ after: ReferralID?) throws -> [ReferralID] {
        let sql = "SELECT referral_id FROM referrals WHERE referral_id > ? ORDER BY referral_id LIMIT ?"
        return try step.connection.query(sql, [after?.sqlValue ?? .blob([]), rowsPerStep.sqlValue]) { $0.id(0) }
    }
}
