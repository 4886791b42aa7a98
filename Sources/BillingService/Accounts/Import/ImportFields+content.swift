import Contracts
import EventSourcing

/// From fields to what they say about the account.
extension ImportFields {
    /// - Parameter now: nothing that is imported may lie after it, for it has not happened yet.
    func terms(_ kind: ImportKind, now: Instant) throws -> ImportedTerms {
        let instant = try effectiveInstant(kind)
        try ImportFault.check(instant <= now, "effective_at lies in the future (\(instant))")
        return ImportedTerms(content: try content(kind, at: instant, now: now), reason: try reason.map { try Reason($0) }, at: instant)
    }

    private func effectiveInstant(_ kind: ImportKind) throws -> Instant {
        if let effectiveAt { return effectiveAt }
        guard kind == .paidPeriod, let periodStart, let receivedOn else { return try ImportFault.need(effectiveAt, "effective_at") }
        return min(periodStart, receivedOn).start
    }

    private func content(_ kind: ImportKind, at instant: Instant, now: Instant) throws -> ImportedTerms.Content {
        switch kind {
        case .account: return .account
        case .tier:
            return try tier(at: instant)
        case .billingMode: return .billingMode(try mode(at: instant))
        case .trial: return try trial(at: instant)
        case .discount: return .discount(discount, on: onWorkspaceID)
        case .accountManager: return .accountManager(try email.map(address))
        case .paidPeriod: return .paidPeriod(try paidPeriod(today: now.date))
        }
    }

    private func address(_ text: String) throws -> AccountManagerAddress {
        do {
            return try AccountManagerAddress(text)
        } catch let rejection as Rejection {
            throw ImportFault("email: \(rejection.detail)")
        }
    }

    private func tier(at instant: Instant) throws -> ImportedTerms.Content {
        let end = try end(expiresAt, "expires_at", after: instant)
        try ImportFault.check(payment != .managed, "payment managed is told by the kind billing_mode")
        try ImportFault.check(payment != .until || end != nil, "expires_at is needed where payment is until")
        try ImportFault.check(payment != .comped || end == nil, "expires_at goes with payment until")
        return .tier(try ImportFault.need(tier, "tier"), billingPeriod, payment, expiresAt: end)
    }

    private func mode(at instant: Instant) throws -> ImportedMode {
        let tier = try ImportFault.need(tier, "tier")
        let paymentMode = try ImportFault.need(paymentMode, "payment_mode")
        try ImportFault.check(
            paymentMode == .mollie
                ? subscription != nil : subscription == nil || (paymentMode == .none && subscription?.status == .canceled),
            "subscription goes with payment_mode mollie, or canceled with none")
        try ImportFault.check(agreedCents == nil || paymentMode == .offline, "agreed_cents goes with payment_mode offline")
        try ImportFault.check(seats == nil || paymentMode == .offline, "seats go with payment_mode offline")
        try ImportFault.check(subscription?.status != .pending, "subscription.status pending is an order, which changes no billing mode")
        if paymentMode == .offline && !tier.isPaid { throw Rejection.tierNotPaid(tier) }
        return ImportedMode(
            paymentMode: paymentMode, subscription: subscription.map(known), tier: tier, billingPeriod: billingPeriod, seats: seats,
            agreedAmount: agreedCents, expiresAt: try end(expiresAt ?? subscription?.paidUntil, "expires_at", after: instant)
        )
    }

    private func known(_ subscription: ImportedSubscription) -> Subscription {
        var known = Subscription(
            status: subscription.status, mollieCustomerID: subscription.mollieCustomerID?.text,
            mollieSubscriptionID: subscription.mollieSubscriptionID?.text)
        known.accessUntil = subscription.accessUntil
        return known
    }

    private func trial(at instant: Instant) throws -> ImportedTerms.Content {
        let tier = try ImportFault.need(tier, "tier")
        let months = try ImportFault.need(months, "months")
        guard tier.isPaid else { throw Rejection.tierNotPaid(tier) }
        let usualEnd = instant.adding(days: months.days)
        return .trial(tier, months: Int(months.value), endsAt: try end(endsAt, "ends_at", after: instant) ?? usualEnd)
    }

    private func paidPeriod(today: LocalDate) throws -> ImportedPaidPeriod {
        let firstDay = try ImportFault.need(periodStart, "period_start")
        let lastDay = try ImportFault.need(periodEnd, "period_end")
        let net = try ImportFault.need(netCents, "net_cents")
        let total = try ImportFault.need(totalCents, "total_cents")
        let receivedOn = try ImportFault.need(receivedOn, "received_on")
        try ImportFault.check(firstDay <= lastDay, "period_end lies before period_start")
        try ImportFault.check(Cents.zero <= net && net <= total, "net_cents has to be at least 0, and total_cents at least net_cents")
        try ImportFault.check(receivedOn <= today, "received_on lies in the future (\(receivedOn))")
        let name = [identity.accountID.description, firstDay.description, lastDay.description, number?.text ?? ""].joined(separator: "/")
        return ImportedPaidPeriod(
            invoiceID: invoiceID ?? InvoiceID(ofImported: name), number: number?.text, firstDay: firstDay, lastDay: lastDay, netCents: net,
            totalCents: total, source: try ImportFault.need(source, "source").text, reference: reference?.text,
            receivedOn: receivedOn
        )
    }

    private func end(_ end: Instant?, _ field: String, after instant: Instant) throws -> Instant? {
        if let end { try ImportFault.check(end > instant, "\(field) has to lie after effective_at") }
        return end
    }
}
