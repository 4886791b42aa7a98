import Contracts
import EventSourcing

/// Keeps what was agreed with a partner about a client. That they are a partner, and that no other referral of the client runs in these days, is for
/// the caller to see, since other streams tell it.
struct AgreeReferral: Command {
    typealias Target = Referral

    let identity: ReferralIdentity
    let terms: ReferralTerms
    let reason: Reason

    func decide(_ state: ReferralState, at now: Instant) throws -> [ReferralEvent] {
        guard state.agreement == nil else { throw Rejection.referralAgreed }
        guard identity.clientWorkspaceID != nil || identity.clientOrganisationID != identity.partnerOrganisationID else {
            throw Rejection.ownReferral
        }
        try terms.check(expiryIsNew: true, at: now)
        return [ReferralAgreed(identity, terms: terms, reason: reason.text, effectiveAt: now)]
    }
}

extension ReferralTerms {
    /// - Parameter expiryIsNew: an end that is set now has to lie ahead; what the past earns is over with `EndReferral` at the earliest.
    func check(expiryIsNew: Bool, at now: Instant) throws {
        guard let expiresAt else { return }
        guard expiresAt > startsAt else { throw Rejection.field("expires_at", "expires_at has to come after starts_at") }
        guard !expiryIsNew || expiresAt > now else {
            throw Rejection.field("expires_at", "expires_at lies in the past; to end a referral now, end it")
        }
    }
}

extension ReferralAgreed: StreamEvent {
    public func evolve(_ state: inout ReferralState) {
        state.agreement = ReferralState.Agreement(
            identity: identity, terms: terms, shares: [ReferralState.Share(since: effectiveAt, percent: terms.kickbackPercent)])
        if isImported { state.imported = ReferralState.Imported(terms: terms) }
    }
}

extension Rejection {
    static let referralAgreed = rule("referral-agreed", detail: "the referral was agreed already; amend it instead")
    static let ownReferral = field(
        "client_organisation_id", "client_organisation_id is the partner itself, which earns nothing by what it pays")
}
