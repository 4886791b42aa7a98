import Contracts
import StaffAPI
import TestKit
@testable import Gateway

extension Fixtures {
    static func partnerRow(_ change: (inout PartnerRow) -> Void = { _ in }) -> PartnerRow {
        var row = PartnerRow(
            organisationID: id(3), name: "Atelier <b>", isPartner: true, changedAt: t0.adding(days: -90), referrals: 3, runningReferrals: 2,
            nearCap: 1, nearExpiry: 1, nearing: 2, accrued: Cents(20_000), paidOut: Cents(7_000))
        change(&row)
        return row
    }

    static func partners(_ rows: [PartnerRow] = [partnerRow()], next: String? = nil) -> PartnersAnswer {
        PartnersAnswer(
            partners: rows,
            totals: .init(
                partners: 7, runningReferrals: 12, accruedCents: Cents(90_000), paidOutCents: Cents(50_000), balanceCents: Cents(40_000)),
            nextCursor: next)
    }

    static func referral(_ standing: ReferralStanding = .active, _ change: (inout ReferralAnswer) -> Void = { _ in }) -> ReferralAnswer {
        let terms = ReferralTerms(
            kickbackPercent: Percent(20) ?? .zero, discountPercent: Percent(10) ?? .zero, capCents: Cents(25_000),
            startsAt: t0.adding(days: -60), expiresAt: t0.adding(days: 20), notes: "Each <quarter>")
        var referral = ReferralAnswer(
            referralID: id(80), partnerOrganisationID: id(3), clientOrganisationID: id(81), clientWorkspaceID: nil, accountID: id(82),
            terms: terms, accrued: Cents(20_000), paidOut: Cents(7_000), endedAt: nil, agreedAt: t0.adding(days: -60),
            agreedBy: "eva@dembrane.com", version: 4, standing: standing, nearCap: true, nearExpiry: true)
        (referral.partnerName, referral.clientName, referral.internalNotes) = ("Atelier <b>", "Gemeente <b>", "Ask <first>")
        change(&referral)
        return referral
    }

    static func externalLedRow(_ state: ExternalLedState = .new) -> ExternalLedRow {
        ExternalLedRow(
            organisationID: id(83), name: "Buurt <b>", createdAt: t0.adding(days: -9),
            creator: .init(userID: id(77), name: "Bo Admin", email: "bo@example.org"),
            partners: [.init(organisationID: id(3), name: "Atelier <b>")], members: 4, referrals: [referral()], state: Word(state),
            note: state == .new ? nil : "Wants <tiers>", detectedAt: t0.adding(days: -8), markedAt: nil, markedBy: nil, version: 2)
    }

    static func externalLed(_ rows: [ExternalLedRow] = [externalLedRow()]) -> ExternalLedAnswer {
        ExternalLedAnswer(organisations: rows, nextCursor: nil)
    }

    static func externalLedPage(_ rows: [ExternalLedRow] = [externalLedRow()]) -> ExternalLedPage {
        ExternalLedPage(
            address: ExternalLedAddress(), notes: [], answer: externalLed(rows),
            context: RowContext(viewer: viewer(), month: t0.month, now: t0))
    }

    static func partnerTasks() -> PartnerTasksAnswer {
        PartnerTasksAnswer(
            externalLed: WaitingRows(count: 1, rows: [.init(externalLedRow(), since: t0.adding(days: -8))]),
            nearing: WaitingRows(count: 1, rows: [.init(partnerRow(), since: t0.adding(days: -7))]),
            owed: WaitingRows(count: 1, rows: [.init(partnerRow(), since: t0.adding(days: -6))]))
    }

    /// Opens with € 50,00, and closes with € 130,00.
    static func statement(entries: Int = 3) -> StatementAnswer {
        let kinds: [StatementAnswer.Kind] = [.accrual, .reversal, .payout]
        let amounts: [Int64] = [18_000, 3_000, 7_000]
        let list = (0..<entries).map { index -> StatementAnswer.Entry in
            var entry = StatementAnswer.Entry(
                eventID: "e\(index)", referralID: id(80), kind: kinds[index % 3], amountCents: Cents(amounts[index % 3]),
                at: t0.adding(days: -index % 20), paidOn: t0.date, reference: "2026-00012\(index)")
            entry.clientName = "Gemeente <b>"
            return entry
        }
        let totals = StatementAnswer.Totals(accrualCents: Cents(18_000), reversalCents: Cents(3_000), payoutCents: Cents(7_000))
        return StatementAnswer(
            organisationID: id(3), name: "Atelier <b>", from: Month(year: 2026, number: 10).firstDay,
            to: Month(year: 2027, number: 1).firstDay.adding(days: -1), openingCents: Cents(5_000), entries: list, totals: totals,
            months: [.init(month: t0.month, totals: totals)], nextCursor: nil)
    }
}
