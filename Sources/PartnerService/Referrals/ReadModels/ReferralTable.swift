import Contracts
import Database
import EventKit

/// What was agreed with whom about which client, and what came of it?
struct ReferralTable: Projection {
    let name = "referrals"
    let tables = ["referrals"]
    let migrations = [
        Migration(
            "referrals",
            """
            CREATE TABLE referrals (
                referral_id BLOB PRIMARY KEY NOT NULL CHECK (length(referral_id) = 16),
                partner_organisation_id BLOB NOT NULL CHECK (length(partner_organisation_id) = 16),
                client_organisation_id BLOB NOT NULL CHECK (length(client_organisation_id) = 16),
                client_workspace_id BLOB CHECK (client_workspace_id IS NULL OR length(client_workspace_id) = 16),
                account_id BLOB NOT NULL CHECK (length(account_id) = 16),
                kickback_percent INTEGER NOT NULL CHECK (kickback_percent BETWEEN 0 AND 100),
                discount_percent INTEGER NOT NULL CHECK (discount_percent BETWEEN 0 AND 100),
                cap_cents INTEGER CHECK (cap_cents > 0),
                starts_at INTEGER NOT NULL,
                expires_at INTEGER CHECK (expires_at > starts_at),
                ended_at INTEGER,
                notes TEXT,
                accrued_cents INTEGER NOT NULL DEFAULT 0 CHECK (accrued_cents >= 0 AND (cap_cents IS NULL OR accrued_cents <= cap_cents)),
                paid_out_cents INTEGER NOT NULL DEFAULT 0 CHECK (paid_out_cents >= 0),
                agreed_at INTEGER NOT NULL,
                agreed_by TEXT NOT NULL,
                version INTEGER NOT NULL CHECK (version >= 1)
            ) STRICT, WITHOUT ROWID;
            CREATE INDEX referrals_by_start ON referrals (starts_at, referral_id);
            CREATE INDEX referrals_by_partner ON referrals (partner_organisation_id, starts_at, referral_id);
            CREATE INDEX referrals_by_account ON referrals (account_id, starts_at, referral_id);
            """)
    ]

    func apply(_ events: [CloudEvent], _ work: UnitOfWork) throws {
        for event in events where Referral.events.type(named: event.type) != nil {
            guard let version = event.stream?.version else {
                throw UnprocessableEvent("the event \(event.id) about a referral is not of this service's store")
            }
            try apply(event, version, work.connection)
        }
    }

    private func apply(_ event: CloudEvent, _ version: Int, _ connection: Connection) throws {
        if let agreed = try event.decode(ReferralAgreed.self) {
            try add(agreed, by: event.actor ?? .system, version, connection)
        } else if let amended = try event.decode(ReferralAmended.self) {
            let terms = amended.terms
            try set(
                """
                kickback_percent = ?, discount_percent = ?, cap_cents = ?, starts_at = ?, expires_at = ?, notes = ?
                """,
                [
                    terms.kickbackPercent.sqlValue, terms.discountPercent.sqlValue, terms.capCents.sqlValue, terms.startsAt.sqlValue,
                    terms.expiresAt.sqlValue, terms.notes.sqlValue,
                ], of: amended.referralID, version, connection)
        } else if let ended = try event.decode(ReferralEnded.self) {
            try set("ended_at = ?", [ended.effectiveAt.sqlValue], of: ended.referralID, version, connection)
        } else if let accrued = try event.decode(KickbackAccrued.self) {
            try set("accrued_cents = ?", [accrued.accruedCents.sqlValue], of: accrued.referralID, version, connection)
        } else if let paid = try event.decode(KickbackPaidOut.self) {
            try set("paid_out_cents = ?", [paid.paidOutCents.sqlValue], of: paid.referralID, version, connection)
        } else if let withdrawn = try event.decode(KickbackPayoutWithdrawn.self) {
            try set("paid_out_cents = ?", [withdrawn.paidOutCents.sqlValue], of: withdrawn.referralID, version, connection)
        }
    }

    private func add(_ agreed: ReferralAgreed, by actor: Actor, _ version: Int, _ connection: Connection) throws {
        let terms = agreed.terms
        try connection.execute(
            """
            INSERT INTO referrals (referral_id, partner_organisation_id, client_organisation_id, client_workspace_id, account_id,
                kickback_percent, discount_percent, cap_cents, starts_at, expires_at, notes, agreed_at, agreed_by, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                agreed.referralID.sqlValue, agreed.partnerOrganisationID.sqlValue, agreed.clientOrganisationID.sqlValue,
                agreed.clientWorkspaceID.sqlValue, agreed.accountID.sqlValue, terms.kickbackPercent.sqlValue,
                terms.discountPercent.sqlValue, terms.capCents.sqlValue, terms.startsAt.sqlValue, terms.expiresAt.sqlValue,
                terms.notes.sqlValue, agreed.effectiveAt.sqlValue, actor.wireName.sqlValue, version.sqlValue,
            ])
    }

    private func set(_ columns: String, _ values: [SQLValue], of id: ReferralID, _ version: Int, _ connection: Connection) throws {
        try connection.execute(
            "UPDATE referrals SET \(columns), version = ? WHERE referral_id = ?", values + [version.sqlValue, id.sqlValue])
    }
}
