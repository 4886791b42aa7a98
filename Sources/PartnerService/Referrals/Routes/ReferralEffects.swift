import Contracts
import StaffAPI
import WebKit

/// What has changed between a referral as it was and as it is, for people to read before it is so.
struct ReferralEffects {
    /// Nil for one that is to be agreed.
    let before: ReferralAnswer?
    let after: ReferralAnswer

    var all: [PreviewEffect] {
        let found: [PreviewEffect?] = [share, discount, cap, term, ending, accrual, payout, balance, notes, internalNotes]
        let effects = found.compactMap { $0 }
        return effects.isEmpty ? [.noted("nothing", "Nothing changes")] : effects
    }

    private var client: String { after.clientName ?? "the client" }
    private var partner: String { after.partnerName ?? "The partner" }

    private var share: PreviewEffect? {
        guard before?.kickbackPercent != after.kickbackPercent else { return nil }
        let since = before == nil ? "" : " from now on"
        return .noted(
            "kickback", "\(partner) earns \(after.kickbackPercent.value) % of what \(client) pays, net of VAT\(since)")
    }

    private var discount: PreviewEffect? {
        let (was, now) = (before?.discountPercent ?? .zero, after.discountPercent)
        if isEnded, was != .zero { return .noted("discount", "The client's discount of \(was.value) % ends") }
        guard was != now else { return nil }
        return .noted(
            "discount",
            now == .zero
                ? "The client's discount of \(was.value) % ends" : "The client pays \(now.value) % less while the referral is active")
    }

    private var cap: PreviewEffect? {
        guard before == nil || before?.capCents != after.capCents else { return nil }
        return .noted("cap", after.capCents.map { "It earns \($0.inEuros) in all at most" } ?? "What it earns has no cap")
    }

    private var term: PreviewEffect? {
        guard before?.startsAt != after.startsAt || before?.expiresAt != after.expiresAt else { return nil }
        let end = after.expiresAt.map { "to \($0.lastDay)" } ?? "without an end"
        return .noted("term", "It holds from \(after.startsAt.date) \(end)")
    }

    /// Whether it is this change that ends it.
    private var isEnded: Bool { before != nil && before?.endedAt == nil && after.endedAt != nil }

    private var ending: PreviewEffect? {
        guard isEnded else { return nil }
        return PreviewEffect(
            kind: .irreversible, feature: "end",
            description: "It ends for good: what \(client) pays from tomorrow on earns nothing; what has accrued stays")
    }

    private var accrual: PreviewEffect? {
        let (was, now) = (before?.accruedCents ?? .zero, after.accruedCents)
        guard was != now else { return nil }
        return .noted("accrual", "\((now - was).inEuros) of what was paid already accrues at once")
    }

    private var payout: PreviewEffect? {
        let paid = after.paidOutCents - (before?.paidOutCents ?? .zero)
        guard paid > .zero else { return nil }
        return .noted("payout", "\(paid.inEuros) to \(partner) is recorded as paid")
    }

    private var balance: PreviewEffect? {
        let (was, now) = (before?.balanceCents ?? .zero, after.balanceCents)
        return was == now ? nil : .noted("balance", "The balance goes from \(was.inEuros) to \(now.inEuros)")
    }

    private var notes: PreviewEffect? {
        guard before?.notes != after.notes else { return nil }
        return .noted(
            "notes", after.notes == nil ? "The notes for the partner are taken away" : "The partner can read the notes for them")
    }

    private var internalNotes: PreviewEffect? {
        guard before?.internalNotes != after.internalNotes else { return nil }
        return .noted(
            "internal_notes",
            after.internalNotes == nil ? "The internal notes are taken away" : "The internal notes are for staff alone")
    }
}
