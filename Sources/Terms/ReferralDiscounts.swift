import Contracts

/// What an account pays less since a partner brought it, as it was agreed over time (DOMAIN §12). What was agreed counts from then on, so that an
/// amendment changes nothing of the past; the cap is about the partner's share, and takes no discount away.
public struct ReferralDiscounts: Sendable, Hashable {
    /// One thing that was said of a referral.
    public struct Entry: Sendable, Hashable {
        public let referralID: ReferralID
        public let effectiveAt: Instant
        /// Place in the partners' event store, which orders what was said at the same instant.
        public let position: Int64
        /// Nil once the referral was ended for good.
        public let terms: Terms?

        public init(referralID: ReferralID, effectiveAt: Instant, position: Int64, terms: Terms?) {
            self.referralID = referralID
            self.effectiveAt = effectiveAt
            self.position = position
            self.terms = terms
        }
    }

    /// How much less, and from when until when; without an end while none is known.
    public struct Terms: Sendable, Hashable {
        public let percent: Percent
        public let startsAt: Instant
        public let expiresAt: Instant?

        public init(percent: Percent, startsAt: Instant, expiresAt: Instant?) {
            self.percent = percent
            self.startsAt = startsAt
            self.expiresAt = expiresAt
        }

        fileprivate func cover(_ moment: Instant) -> Bool { startsAt <= moment && expiresAt.map { moment < $0 } ?? true }
    }

    /// In the order in which they count.
    public let entries: [Entry]

    public static let none = ReferralDiscounts([])

    public init(_ entries: [Entry]) {
        self.entries = entries.sorted { ($0.effectiveAt, $0.position) < ($1.effectiveAt, $1.position) }
    }

    /// Nil where no referral gives one at that moment. Two of one client never run at once; if they did, the better one counts.
    public func discount(at moment: Instant) -> Discount? {
        var standing: [ReferralID: Terms] = [:]
        var ended: Set<ReferralID> = []
        for entry in entries where entry.effectiveAt <= moment {
            // Of what was ended only notes are amended.
            if entry.terms == nil { ended.insert(entry.referralID) }
            standing[entry.referralID] = ended.contains(entry.referralID) ? nil : entry.terms
        }
        let percent = standing.values.filter { $0.cover(moment) }.map(\.percent).max() ?? .zero
        return percent == .zero ? nil : Discount(kind: .referral, percent: percent)
    }

    /// As it stands at the end of a day: an agreement of that day counts, and what runs out at midnight does still.
    public func discount(on day: LocalDate) -> Discount? { discount(at: day.adding(days: 1).start.adding(milliseconds: -1)) }

    /// When the referrals expire by what was said last, in order; those without an end, and those that were ended, don't.
    public var expiries: [Instant] {
        let ended = Set(entries.filter { $0.terms == nil }.map(\.referralID))
        let newest = Dictionary(entries.map { ($0.referralID, $0) }) { $1 }
        return newest.values.filter { !ended.contains($0.referralID) }.compactMap { $0.terms?.expiresAt }.sorted()
    }

    /// The instants at which another discount may be in force than before, in any order.
    public var turningPoints: [Instant] {
        entries.flatMap { [$0.effectiveAt, $0.terms?.startsAt, $0.terms?.expiresAt].compactMap { $0 } }
    }
}

extension ReferralDiscounts.Entry {
    public init(_ event: ReferralAgreed, position: Int64) {
        self.init(
            referralID: event.referralID, effectiveAt: event.effectiveAt, position: position, terms: ReferralDiscounts.Terms(event.terms))
    }

    public init(_ event: ReferralAmended, position: Int64) {
        self.init(
            referralID: event.referralID, effectiveAt: event.effectiveAt, position: position, terms: ReferralDiscounts.Terms(event.terms))
    }

    public init(_ event: ReferralEnded, position: Int64) {
        self.init(referralID: event.referralID, effectiveAt: event.effectiveAt, position: position, terms: nil)
    }
}

extension ReferralDiscounts.Terms {
    fileprivate init(_ terms: ReferralTerms) {
        self.init(percent: terms.discountPercent, startsAt: terms.startsAt, expiresAt: terms.expiresAt)
    }
}

extension Discount {
    /// The better of what staff have set and what a referral gives; the former where both are the same (DOMAIN §3).
    public static func better(_ own: Discount?, _ referral: Discount?) -> Discount? {
        guard let referral else { return own }
        return referral.percent > own?.percent ?? .zero ? referral : own
    }
}
