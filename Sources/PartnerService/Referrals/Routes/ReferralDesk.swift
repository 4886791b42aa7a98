import Contracts
import Database
import EventKit
import EventSourcing
import WebKit

/// What takes more than one stream to agree or amend a referral: whether the partner is one, who the client is, which other referrals of that client
/// there are, and what was paid already.
struct ReferralDesk {
    private let request: CommandRequest
    private let work: UnitOfWork

    init(_ request: CommandRequest, _ work: UnitOfWork) {
        self.request = request
        self.work = work
    }

    func agree(_ body: NewReferralBody) throws -> ReferralID {
        let identity = try identity(body)
        let partner = identity.partnerOrganisationID
        guard try work.load(PartnerStatus.self, id: partner.description).state.isPartner else { throw Rejection.noPartner }
        let id = identity.referralID
        let command = AgreeReferral(
            identity: identity, terms: try body.terms(at: work.now), reason: try request.reason(body.reason))
        let state = try work.execute(command, on: id.description).state
        try ReferralReader.checkOverlap(of: try state.agreed(), work.connection)
        if let notes = body.internalNotes {
            try InternalNotes.keep(try ReferralNotes.accept(notes, field: "internal_notes"), of: id, work.connection)
        }
        try KickbackIntake(work: work).countAll(for: id, of: identity.accountID)
        return id
    }

    func amend(_ id: ReferralID, _ body: ReferralChangesBody) throws {
        let current = try InternalNotes.text(of: id, work.connection)
        let notes = body.internalNotes.applied(to: current)
        let command = AmendReferral(
            changes: body.changes, internalNotesChanged: notes != current, reason: try request.reason(body.reason))
        let execution = try work.execute(command, on: id.description, expectedVersion: request.expectedVersion)
        guard !execution.events.isEmpty else { return }
        let agreement = try execution.state.agreed()
        try ReferralReader.checkOverlap(of: agreement, work.connection)
        try InternalNotes.keep(notes, of: id, work.connection)
        try KickbackIntake(work: work).countAll(for: id, of: agreement.identity.accountID)
    }

    private func identity(_ body: NewReferralBody) throws -> ReferralIdentity {
        let partner = body.partnerOrganisationID
        guard try Organisations.name(of: partner, work.connection) != nil else {
            throw Problem.invalid("partner_organisation_id", "there is no organisation \(partner)")
        }
        switch (body.clientOrganisationID, body.clientWorkspaceID) {
        case (let client?, nil):
            guard try Organisations.name(of: client, work.connection) != nil else {
                throw Problem.invalid("client_organisation_id", "there is no organisation \(client)")
            }
            return ReferralIdentity(referralID: .random(), partnerOrganisationID: partner, clientOrganisationID: client)
        case (nil, let client?):
            return ReferralIdentity(
                referralID: .random(), partnerOrganisationID: partner,
                clientOrganisationID: try ClientWorkspaces.organisation(ofClient: client, work.connection), clientWorkspaceID: client)
        case (nil, nil), (_?, _?):
            throw Problem.invalid(
                "client_organisation_id", "either client_organisation_id or client_workspace_id has to be given, and not both")
        }
    }
}

extension Rejection {
    static let noPartner = rule(
        "not-a-partner", detail: "the organisation is no partner; set the partner flag first", field: "partner_organisation_id")
    /// - Parameter partner: by name; nil where none is known.
    static func referralOverlaps(of partner: String?, _ term: ReferralTerm) -> Rejection {
        let days = "from \(term.firstDay) " + (term.lastDay.map { "to \($0)" } ?? "without an end")
        let other = "the referral of \(partner ?? "a partner without a known name") for the same client, \(days),"
        return rule(
            "referral-overlaps",
            detail: "\(other) has days in common, and one payment earns one kickback; choose other days, or end that one first")
    }
}
