import Contracts
import Database
import EventKit

/// What was booked for each partner, and when? What the cap left nothing of is no entry.
struct LedgerEntries: Projection {
    let name = "ledger_entries"
    let tables = ["ledger_entries"]
    let migrations = [
        Migration(
            "ledger-entries",
            """
            CREATE TABLE ledger_entries (
                position INTEGER PRIMARY KEY NOT NULL,
                event_id TEXT NOT NULL UNIQUE,
                referral_id BLOB NOT NULL CHECK (length(referral_id) = 16),
                partner_organisation_id BLOB NOT NULL CHECK (length(partner_organisation_id) = 16),
                kind TEXT NOT NULL CHECK (kind IN ('accrual', 'reversal', 'payout')),
                amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
                at INTEGER NOT NULL,
                paid_on INTEGER,
                reference TEXT
            ) STRICT;
            CREATE INDEX ledger_entries_by_partner ON ledger_entries (partner_organisation_id, at, position, kind, amount_cents);
            CREATE INDEX ledger_entries_by_referral ON ledger_entries (referral_id, kind, amount_cents);
            """),
        // Earlier versions knew no payout that was withdrawn.
        Migration(
            "ledger-entries-withdrawn",
            """
            ALTER TABLE ledger_entries RENAME TO earlier_ledger_entries;
            DROP INDEX ledger_entries_by_partner;
            DROP INDEX ledger_entries_by_referral;
            CREATE TABLE ledger_entries (
                position INTEGER PRIMARY KEY NOT NULL,
                event_id TEXT NOT NULL UNIQUE,
                referral_id BLOB NOT NULL CHECK (length(referral_id) = 16),
                partner_organisation_id BLOB NOT NULL CHECK (length(partner_organisation_id) = 16),
                kind TEXT NOT NULL CHECK (kind IN ('accrual', 'reversal', 'payout', 'payout_withdrawn')),
                amount_cents INTEGER NOT NULL CHECK (amount_cents > 0),
                at INTEGER NOT NULL,
                paid_on INTEGER,
                reference TEXT
            ) STRICT;
            INSERT INTO ledger_entries
                SELECT position, event_id, referral_id, partner_organisation_id, kind, amount_cents, at, paid_on, reference
                FROM earlier_ledger_entries;
            DROP TABLE earlier_ledger_entries;
            CREATE INDEX ledger_entries_by_partner ON ledger_entries (partner_organisation_id, at, position, kind, amount_cents);
            CREATE INDEX ledger_entries_by_referral ON ledger_entries (referral_id, kind, amount_cents);
            """),
    ]

    /// What an entry adds to the balance, as SQL.
    static let signedAmount = "iif(kind IN ('accrual', 'payout_withdrawn'), amount_cents, -amount_cents)"

    /// When a payout was withdrawn, as SQL; null for one that stands, and for any other entry. A reference is free again once its payout is
    /// withdrawn, so that the first withdrawal after a payout is its own.
    static let withdrawnAt = """
        CASE kind WHEN 'payout' THEN (
            SELECT later.at FROM ledger_entries AS later
            WHERE later.referral_id = ledger_entries.referral_id AND later.kind = 'payout_withdrawn'
                AND later.reference = ledger_entries.reference AND later.position > ledger_entries.position
            ORDER BY later.position LIMIT 1) END
        """

    private struct Entry {
        var kind: String
        var amount: Cents
        var at: Instant
        var paidOn: LocalDate?
        var reference: String?
    }

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events {
            if let accrued = try event.decode(KickbackAccrued.self) {
                let entry = Entry(
                    kind: accrued.kind.rawValue, amount: accrued.kind == .accrual ? accrued.amountCents : -accrued.amountCents,
                    at: accrued.effectiveAt, paidOn: accrued.source?.paidOn ?? accrued.balance?.asOf,
                    reference: accrued.source?.reference.text ?? accrued.balance?.accrualReference)
                try add(entry, accrued, event, work.connection)
            } else if let paid = try event.decode(KickbackPaidOut.self) {
                let entry = Entry(
                    kind: "payout", amount: paid.amountCents, at: paid.effectiveAt, paidOn: paid.paidOn, reference: paid.reference)
                try add(entry, paid, event, work.connection)
            } else if let withdrawn = try event.decode(KickbackPayoutWithdrawn.self) {
                let entry = Entry(
                    kind: "payout_withdrawn", amount: withdrawn.amountCents, at: withdrawn.effectiveAt, paidOn: withdrawn.paidOn,
                    reference: withdrawn.reference)
                try add(entry, withdrawn, event, work.connection)
            }
        }
    }

    private func add(_ entry: Entry, _ payload: some ReferralEventPayload, _ event: CloudEvent, _ connection: Connection) throws {
        guard entry.amount != .zero else { return }
        guard let position = event.position else {
            throw UnprocessableEvent("the event \(event.id) of a ledger is not of this service's store")
        }
        try connection.execute(
            """
            INSERT INTO ledger_entries
                (position, event_id, referral_id, partner_organisation_id, kind, amount_cents, at, paid_on, reference)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                position.sqlValue, event.id.sqlValue, payload.referralID.sqlValue, payload.partnerOrganisationID.sqlValue,
                entry.kind.sqlValue, entry.amount.sqlValue, entry.at.sqlValue, entry.paidOn.sqlValue, entry.reference.sqlValue,
            ])
    }
}
