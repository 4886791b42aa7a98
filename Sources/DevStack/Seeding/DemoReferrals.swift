import Contracts
import ProcessKit
import StaffAPI
import WireJSON

/// Agrees referrals of the demo's first partner in several states, pays out a part of what was earned, and marks an external-led organisation, through
/// the staff API as staff would.
struct DemoReferrals: Sendable {
    private struct Terms: Encodable {
        var partnerOrganisationID: OrganisationID
        var clientOrganisationID: OrganisationID
        var discountPercent: Int?
        var capCents: Int?
        var startsAt: Instant
        var expiresAt: Instant?
        var notes: String?
        var internalNotes: String?
        var reason = "Brought by them"
    }

    private struct Payout: Encodable {
        var amountCents: Int64
        var paidOn: LocalDate
        var reference: String
    }

    private struct Reason: Encodable { var reason: String }
    private struct OneReferral: Decodable { var referral: ReferralAnswer }
    private struct Marking: Encodable {
        var state: String
        var note: String
    }

    private struct Marked: Decodable { var organisation: ExternalLedRow }

    /// How long PartnerService may take to hear of organisations and of what they have paid.
    private static let deadlineSeconds = 60
    /// Past the deadline, so that the end is still ahead when the referral is agreed, however slow the machine is.
    private static let secondsUntilExpired = deadlineSeconds + 30

    let desk: DemoDesk

    /// Safe to repeat: where the partner has referrals already, nothing is done.
    func agree(in world: DemoWorld) async throws {
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        guard let partner = organisation(.partner, in: world) else { return }
        let known: ReferralsAnswer = try await desk.get("/referrals?partner=\(partner)", until: deadline)
        guard known.referrals.isEmpty else { return }
        let now = SystemTime().now
        let past = now.adding(days: -200)
        func terms(_ client: OrganisationID, _ startsAt: Instant) -> Terms {
            Terms(partnerOrganisationID: partner, clientOrganisationID: client, startsAt: startsAt)
        }
        if let client = organisation(.managedPaid, in: world) {
            var running = terms(client, past)
            (running.notes, running.internalNotes) = ("Paid out each quarter", "Ask for the signed annex")
            let id = try await agree(running, "running", deadline)
            try await payOut(id, on: now.date, deadline)
        }
        if let client = organisation(.managedUnpaid, in: world) {
            var ending = terms(client, past)
            (ending.capCents, ending.expiresAt) = (250_000, now.adding(days: 20))
            _ = try await agree(ending, "ending", deadline)
        }
        if let client = organisation(.steadySubscriber, in: world) {
            let id = try await agree(terms(client, past), "ended", deadline)
            let _: OneReferral = try await desk.post("/referrals/\(id)/end", Reason(reason: "The agreement is over"), until: deadline)
        }
        if let client = organisation(.monthlySubscriber, in: world) {
            var upcoming = terms(client, now.adding(days: 20))
            upcoming.discountPercent = 10
            _ = try await agree(upcoming, "upcoming", deadline)
        }
        if let client = organisation(.guardianSubscriber, in: world) {
            var expiring = terms(client, past)
            expiring.expiresAt = now.adding(seconds: Self.secondsUntilExpired)
            _ = try await agree(expiring, "expiring", deadline)
        }
        try await markExternalLed(deadline)
    }

    private func organisation(_ story: DemoStory, in world: DemoWorld) -> OrganisationID? {
        guard let index = DemoStory.round.firstIndex(of: story), index < world.size.organisationCount else { return nil }
        return world.organisation(index).organisationID
    }

    private func agree(_ terms: Terms, _ mark: String, _ deadline: ContinuousClock.Instant) async throws -> ReferralID {
        let answer: OneReferral = try await desk.post("/referrals", terms, mark: "-\(mark)", until: deadline)
        return answer.referral.referralID
    }

    /// Half of what was earned; nothing where nothing was, as without any invoice that was paid.
    private func payOut(_ id: ReferralID, on day: LocalDate, _ deadline: ContinuousClock.Instant) async throws {
        let answer: OneReferral = try await desk.get("/referrals/\(id)", until: deadline)
        let half = answer.referral.balanceCents.amount / 2
        guard half > 0 else { return }
        let payout = Payout(amountCents: half, paidOn: day, reference: "Transfer 2026-114")
        let _: OneReferral = try await desk.post("/referrals/\(id)/payouts", payout, until: deadline)
    }

    /// The oldest of several, so that the newest still waits for somebody.
    private func markExternalLed(_ deadline: ContinuousClock.Instant) async throws {
        let list: ExternalLedAnswer = try await desk.get("/external-led-organisations", until: deadline)
        guard list.organisations.count > 1, let oldest = list.organisations.last, oldest.state == .new else { return }
        let marking = Marking(state: ExternalLedState.contacted.rawValue, note: "Wants to compare the tiers")
        let _: Marked = try await desk.patch("/external-led-organisations/\(oldest.organisationID)", marking, until: deadline)
    }
}
