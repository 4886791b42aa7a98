import Contracts
import EventKit
import EventSourcing
import ServiceKit

/// Takes in partners, referrals and balances that another system has kept. The whole file is understood before anything changes.
enum HistoryImport {
    static let importer = ServiceImporter { lines, work in
        let understood = try ImportFile.understand(lines, at: work.now) { try ImportLine($0, number: $1, work.connection) }
        let subjects = Dictionary(grouping: understood, by: \.subject).values.sorted { place(of: $0[0]) < place(of: $1[0]) }
        let count = try ImportFile.take(subjects) { try take($0, work) }
        let organisations = try Set(understood.flatMap(\.organisations)).filter { try Organisations.name(of: $0, work.connection) == nil }
        return "read \(understood.count) lines about \(subjects.count) partners and referrals: \(count) new events"
            + ImportFile.unknown("organisations", organisations)
    }

    /// Partners come first, since a referral is one of theirs; then it is the order of the file.
    private static func place(of line: ImportLine) -> (Int, Int) {
        switch line.subject {
        case .organisation: (0, line.number)
        case .referral: (1, line.number)
        }
    }

    /// All lines of one subject. Answers how many events they came to; throws `LineFault`.
    private static func take(_ lines: [ImportLine], _ work: UnitOfWork) throws -> Int {
        let inOrder = lines.sorted { ($0.rank, $0.at, $0.number) < ($1.rank, $1.at, $1.number) }
        let beforePayouts = inOrder.prefix { !$0.isPayout }
        var count = try takeEach(beforePayouts, work)
        if case .referral(let id)? = lines.first?.subject { count += try countPayments(for: id, work) }
        count += try takeEach(inOrder.dropFirst(beforePayouts.count), work)
        return count
    }

    private static func takeEach(_ lines: ArraySlice<ImportLine>, _ work: UnitOfWork) throws -> Int {
        var count = 0
        for line in lines {
            count += try LineFault.naming(line.number) { try take(line, work) }
        }
        return count
    }

    /// What was paid after the day of the balance, or where there is none at all, and is known here already: payouts may be of its share.
    private static func countPayments(for id: ReferralID, _ work: UnitOfWork) throws -> Int {
        guard let agreement = try work.load(Referral.self, id: id.description).state.agreement else { return 0 }
        return try KickbackIntake(work: work).countAll(for: id, of: agreement.identity.accountID)
    }

    private static func take(_ line: ImportLine, _ work: UnitOfWork) throws -> Int {
        switch line.content {
        case .partner(let command):
            return try work.execute(command, on: command.organisation.description, at: line.at).events.count
        case .referral(let past, let notes): return try agree(past, internalNotes: notes, work)
        case .balance(let balance, of: let id):
            try checkIsKnown(id, work)
            return try work.execute(ImportBalance(balance: balance), on: id.description, at: line.at).events.count
        case .payout(let payout, of: let id):
            try checkIsKnown(id, work)
            return try work.execute(ImportPayout(payout: payout), on: id.description, at: line.at).events.count
        }
    }

    private static func agree(_ past: PastReferral, internalNotes: String?, _ work: UnitOfWork) throws -> Int {
        let (id, partner) = (past.identity.referralID, past.identity.partnerOrganisationID)
        guard try work.load(PartnerStatus.self, id: partner.description).state.changedAt != nil else { throw Rejection.neverPartner }
        let isNew = try work.load(Referral.self, id: id.description).version == 0
        let execution = try work.execute(ImportReferral(past: past), on: id.description, at: past.at)
        try ReferralReader.checkOverlap(of: try execution.state.agreed(), work.connection)
        if isNew { try InternalNotes.keep(internalNotes, of: id, work.connection) }
        return execution.events.count
    }

    private static func checkIsKnown(_ id: ReferralID, _ work: UnitOfWork) throws {
        let isKnown = try work.load(Referral.self, id: id.description).state.agreement != nil
        try ImportFault.check(isKnown, "reference: no referral was imported under it; tell of it by a line of the kind referral")
    }
}

extension Rejection {
    static let neverPartner = field(
        "partner_organisation_id", "partner_organisation_id never was a partner; tell since when by a line of the kind partner")
}
