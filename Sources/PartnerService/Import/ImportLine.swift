import Contracts
import Database
import EventSourcing
import ServiceKit

/// One line of an imported past of partners, understood.
struct ImportLine {
    enum Content {
        case partner(ImportPartner)
        case referral(PastReferral, internalNotes: String?)
        case balance(KickbackBalance, of: ReferralID)
        case payout(RecordPayout, of: ReferralID)
    }

    /// What lines tell of.
    enum Subject: Hashable {
        case organisation(OrganisationID)
        case referral(ReferralID)
    }

    /// Its place in the file, from 1.
    let number: Int
    let content: Content
    /// When it happened.
    let at: Instant

    /// Throws why the line can't be taken in.
    init(_ text: ImportText, number: Int, _ connection: Connection) throws {
        self.number = number
        let now = text.now
        switch try text.kind(ImportKind.self) {
        case .partner:
            let fields = try text.decode(ImportedPartnerFields.self)
            at = fields.effectiveAt
            content = .partner(try fields.command(by: now))
        case .referral:
            let fields = try text.decode(ImportedReferralFields.self)
            let past = try fields.referral(by: now, connection)
            at = past.at
            content = .referral(past, internalNotes: try fields.checkedInternalNotes())
        case .balance:
            let fields = try text.decode(ImportedBalanceFields.self)
            at = fields.asOf.lastInstant
            content = .balance(try fields.balance(by: now), of: fields.referralID)
        case .payout:
            let fields = try text.decode(ImportedPayoutFields.self)
            at = min(now, fields.paidOn.lastInstant)
            content = .payout(try fields.command(by: now), of: fields.referralID)
        }
    }

    var subject: Subject {
        switch content {
        case .partner(let partner): .organisation(partner.organisation)
        case .referral(let past, _): .referral(past.identity.referralID)
        case .balance(_, of: let id), .payout(_, of: let id): .referral(id)
        }
    }

    /// A referral comes before what it has earned, and that before what was paid out.
    var rank: Int {
        switch content {
        case .partner, .referral: 0
        case .balance: 1
        case .payout: 2
        }
    }

    var isPayout: Bool {
        guard case .payout = content else { return false }
        return true
    }

    var organisations: [OrganisationID] {
        switch content {
        case .partner(let partner): [partner.organisation]
        case .referral(let past, _): [past.identity.partnerOrganisationID, past.identity.clientOrganisationID]
        case .balance, .payout: []
        }
    }
}

extension LocalDate {
    /// At which what is known of a day alone is put, after all else of that day.
    fileprivate var lastInstant: Instant { adding(days: 1).start.adding(milliseconds: -1) }
}
