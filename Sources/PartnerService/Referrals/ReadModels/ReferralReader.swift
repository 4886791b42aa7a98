import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI
import Terms

/// Reads referrals as callers see them now.
struct ReferralReader {
    let connection: Connection
    let now: Instant

    /// A place in the list.
    struct Position: Codable, Sendable, Equatable {
        var startsAt: Instant
        var referral: ReferralID
    }

    private static let columns = """
        referral_id, partner_organisation_id, client_organisation_id, client_workspace_id, account_id, kickback_percent,
        discount_percent, cap_cents, starts_at, expires_at, ended_at, notes, accrued_cents, paid_out_cents, agreed_at, agreed_by, version,
        \(ReferralTerm.isNearCap), \(ReferralTerm.isNearExpiry)
        """

    /// The first values of a question for the columns.
    private var moments: [SQLValue] { ReferralTerm.moments(at: now) }

    func referral(_ id: ReferralID) throws -> ReferralAnswer? {
        let sql = "SELECT \(Self.columns) FROM referrals WHERE referral_id = ?"
        return try connection.first(sql, moments + [id.sqlValue]) { row($0) }.map(completed)
    }

    /// The newest start first.
    func page(_ filter: ReferralFilter, after position: Position?, limit: Int) throws -> [ReferralAnswer] {
        var (sql, values) = filter.condition
        if let position {
            sql += " AND (starts_at, referral_id) < (?, ?)"
            values += [position.startsAt.sqlValue, position.referral.sqlValue]
        }
        let question = "SELECT \(Self.columns) FROM referrals WHERE \(sql) ORDER BY starts_at DESC, referral_id DESC LIMIT ?"
        return try connection.query(question, moments + values + [limit.sqlValue]) { row($0) }.map(completed)
    }

    /// Those whose client an account is, and where it is the one of the partner's own organisation those of the partner; the newest start first.
    func referrals(of account: AccountID, partner: OrganisationID, limit: Int) throws -> [ReferralAnswer] {
        let isOwn = account == AccountID(of: partner)
        let sql = """
            SELECT \(Self.columns) FROM referrals WHERE account_id = ?\(isOwn ? " OR partner_organisation_id = ?" : "")
            ORDER BY starts_at DESC, referral_id DESC LIMIT ?
            """
        let values = [account.sqlValue] + (isOwn ? [partner.sqlValue] : []) + [limit.sqlValue]
        return try connection.query(sql, moments + values) { row($0) }.map(completed)
    }

    /// Whose client an account is, or was.
    static func referrals(of account: AccountID, _ connection: Connection) throws -> [ReferralID] {
        let sql = "SELECT referral_id FROM referrals WHERE account_id = ? ORDER BY starts_at, referral_id"
        return try connection.query(sql, [account.sqlValue]) { $0.id(0) }
    }

    /// What referrals take off the prices of an account, as they are agreed now.
    static func discounts(of account: AccountID, _ connection: Connection) throws -> ReferralDiscounts {
        let sql = "SELECT referral_id, agreed_at, discount_percent, starts_at, expires_at, ended_at FROM referrals WHERE account_id = ?"
        let entries = try connection.query(sql, [account.sqlValue]) { row in
            let terms = ReferralDiscounts.Terms(
                percent: Percent(Int(row.int(2))) ?? .zero, startsAt: row.instant(3), expiresAt: row.optionalInstant(4))
            return ReferralDiscounts.Entry(
                referralID: row.id(0), effectiveAt: row.instant(1), position: 0, terms: row.isNull(5) ? terms : nil)
        }
        return ReferralDiscounts(entries)
    }

    /// Another referral of the account with a day in common.
    private static func overlap(
        with term: ReferralTerm, of account: AccountID, apartFrom id: ReferralID, _ connection: Connection
    ) throws -> (partner: OrganisationID, term: ReferralTerm)? {
        let sql = """
            SELECT partner_organisation_id, starts_at, expires_at, ended_at FROM referrals WHERE account_id = ? AND referral_id <> ?
            """
        let others: [(partner: OrganisationID, term: ReferralTerm)] = try connection.query(sql, [account.sqlValue, id.sqlValue]) { row in
            let term = ReferralTerm(startsAt: row.instant(1), expiresAt: row.optionalInstant(2), endedAt: row.optionalInstant(3))
            return (row.id(0), term)
        }
        return others.first { $0.term.overlaps(term) }
    }

    /// One payment earns one kickback. Throws `Rejection` where another referral of the client has a day in common.
    static func checkOverlap(of agreement: ReferralState.Agreement, _ connection: Connection) throws {
        let identity = agreement.identity
        guard let other = try overlap(with: agreement.term, of: identity.accountID, apartFrom: identity.referralID, connection)
        else { return }
        throw Rejection.referralOverlaps(of: try Organisations.name(of: other.partner, connection), other.term)
    }

    /// A row of the table, without names.
    private func row(_ row: Row) -> ReferralAnswer {
        let terms = ReferralTerms(
            kickbackPercent: Percent(Int(row.int(5))) ?? .zero, discountPercent: Percent(Int(row.int(6))) ?? .zero,
            capCents: row.optionalCents(7), startsAt: row.instant(8), expiresAt: row.optionalInstant(9), notes: row.optionalText(11))
        let (accrued, endedAt) = (row.cents(12), row.optionalInstant(10))
        let term = ReferralTerm(startsAt: terms.startsAt, expiresAt: terms.expiresAt, endedAt: endedAt)
        let standing = term.standing(accrued: accrued, cap: terms.capCents, at: now)
        return ReferralAnswer(
            referralID: row.id(0), partnerOrganisationID: row.id(1), clientOrganisationID: row.id(2),
            clientWorkspaceID: row.optionalID(3), accountID: row.id(4), terms: terms, accrued: accrued, paidOut: row.cents(13),
            endedAt: endedAt, agreedAt: row.instant(14), agreedBy: row.text(15), version: Int(row.int(16)), standing: standing,
            nearCap: row.bool(17), nearExpiry: row.bool(18))
    }

    private func completed(_ answer: ReferralAnswer) throws -> ReferralAnswer {
        var answer = answer
        answer.partnerName = try Organisations.name(of: answer.partnerOrganisationID, connection)
        answer.clientName =
            try answer.clientWorkspaceID.map { try ClientWorkspaces.workspace($0, connection)?.name }
            ?? Organisations.name(of: answer.clientOrganisationID, connection)
        answer.internalNotes = try InternalNotes.text(of: answer.referralID, connection)
        return answer
    }
}
