import Contracts
import Database
import StaffAPI
import TextSearch

/// Reads partners with what all their referrals come to. There are as many lines as partners, which are few, so that they are put in order here.
struct PartnerBalances {
    let connection: Connection
    let now: Instant

    /// Fewer digits of an id are hardly meant as such.
    private static let idDigitsMinimum = 8

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var amount: Cents
        var name: String
        var organisation: OrganisationID
    }

    /// What is asked for.
    struct Filter: Sendable, Equatable {
        var search: String?
        var organisation: OrganisationID?
        var isOwed = false
        var isNearing = false
        var sort = PartnerSort.balance
    }

    /// Who is a partner now, and who has referrals from the time when they were one; a single organisation that is asked for also without
    /// any.
    func rows(_ filter: Filter) throws -> [PartnerRow] {
        let words = SearchText(filter.search ?? "").words
        let sql = """
            SELECT partners.organisation_id, name, is_partner, changed_at, deleted FROM partners
                LEFT JOIN organisations ON organisations.organisation_id = partners.organisation_id
            WHERE \(filter.organisation == nil ? Self.isListed : "partners.organisation_id = ?")
            """
        let partners = try connection.query(sql, filter.organisation.map { [$0.sqlValue] } ?? []) { row in
            PartnerRow(
                organisationID: row.id(0), name: row.isNull(4) || row.bool(4) ? nil : row.text(1), isPartner: row.bool(2),
                changedAt: row.instant(3))
        }
        return try partners.filter { Self.fits($0, words) }.map(completed)
            .filter { (!filter.isOwed || $0.isOwed) && (!filter.isNearing || $0.isNearing) }
            .sorted { Self.precedes(position($0, filter.sort), position($1, filter.sort)) }
    }

    /// Each word is part of the name, or what the id begins with, with or without dashes.
    private static func fits(_ row: PartnerRow, _ words: [String]) -> Bool {
        let (name, id) = (SearchText(row.name ?? "").text, row.organisationID.description)
        let ids = [id, id.filter { $0 != "-" }]
        return words.allSatisfy { word in
            name.contains(word) || (word.count >= idDigitsMinimum && ids.contains { $0.hasPrefix(word) })
        }
    }

    func page(of rows: [PartnerRow], _ sort: PartnerSort, after position: Position?, limit: Int) -> [PartnerRow] {
        guard let position else { return Array(rows.prefix(limit)) }
        return Array(rows.drop { !Self.precedes(position, self.position($0, sort)) }.prefix(limit))
    }

    func position(_ row: PartnerRow, _ sort: PartnerSort) -> Position {
        let amount: Cents =
            switch sort {
            case .balance: row.balanceCents
            case .accrued: row.accruedCents
            case .name: .zero
            }
        return Position(amount: amount, name: (row.name ?? "").lowercased(), organisation: row.organisationID)
    }

    private static func precedes(_ one: Position, _ other: Position) -> Bool {
        if one.amount != other.amount { return one.amount > other.amount }
        return (one.name, one.organisation) < (other.name, other.organisation)
    }

    /// Since when something is owed to a partner: the first that accrued after the balance was last nothing, or less. What was booked at one
    /// moment counts together, and a payout that was recorded by mistake not at all.
    func owedSince(_ partner: OrganisationID) throws -> Instant? {
        let sql = """
            WITH booked AS (
                SELECT at, kind, \(LedgerEntries.signedAmount) AS amount FROM ledger_entries
                WHERE partner_organisation_id = ?1 AND kind <> 'payout_withdrawn' AND \(LedgerEntries.withdrawnAt) IS NULL),
            balances AS (SELECT at, sum(amount) OVER (ORDER BY at) AS balance FROM booked)
            SELECT min(at) FROM booked WHERE kind = 'accrual' AND at > coalesce((SELECT max(at) FROM balances WHERE balance <= 0), 0)
            """
        return try connection.first(sql, [partner.sqlValue]) { $0.optionalInstant(0) } ?? nil
    }

    /// How many referrals of the partner run or are to start.
    func openReferrals(of partner: OrganisationID) throws -> Int {
        let sql = "SELECT count(*) FROM referrals WHERE partner_organisation_id = ?3 AND \(ReferralTerm.isOpen)"
        return try connection.first(sql, ReferralTerm.moments(at: now) + [partner.sqlValue]) { Int($0.int(0)) } ?? 0
    }

    static func totals(of rows: [PartnerRow]) -> PartnersAnswer.Totals {
        func sum(_ part: (PartnerRow) -> Cents) -> Cents { rows.map(part).reduce(.zero, +) }
        return PartnersAnswer.Totals(
            partners: rows.count, runningReferrals: rows.map(\.runningReferrals).reduce(0, +), accruedCents: sum(\.accruedCents),
            paidOutCents: sum(\.paidOutCents), balanceCents: sum(\.balanceCents))
    }

    private func completed(_ partner: PartnerRow) throws -> PartnerRow {
        let sql = """
            SELECT count(*), count(*) FILTER (WHERE \(ReferralTerm.runs)), count(*) FILTER (WHERE \(ReferralTerm.isNearCap)),
                count(*) FILTER (WHERE \(ReferralTerm.isNearExpiry)),
                count(*) FILTER (WHERE \(ReferralTerm.isNearCap) OR \(ReferralTerm.isNearExpiry)),
                coalesce(sum(accrued_cents), 0), coalesce(sum(paid_out_cents), 0)
            FROM referrals WHERE partner_organisation_id = ?3
            """
        return try connection.first(sql, ReferralTerm.moments(at: now) + [partner.organisationID.sqlValue]) { row in
            PartnerRow(
                organisationID: partner.organisationID, name: partner.name, isPartner: partner.isPartner, changedAt: partner.changedAt,
                referrals: Int(row.int(0)), runningReferrals: Int(row.int(1)), nearCap: Int(row.int(2)), nearExpiry: Int(row.int(3)),
                nearing: Int(row.int(4)), accrued: row.cents(5), paidOut: row.cents(6))
        } ?? partner
    }

    private static let isListed = """
        (is_partner AND NOT coalesce(deleted, 0)
            OR EXISTS (SELECT 1 FROM referrals WHERE partner_organisation_id = partners.organisation_id))
        """
}

/// By what lists are filtered, and what waits is counted.
extension PartnerRow {
    var isOwed: Bool { balanceCents > .zero }
    /// A referral that runs is near its cap or its end.
    var isNearing: Bool { nearing > 0 }
}
