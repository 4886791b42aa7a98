import Contracts
import EventSourcing
import ServiceKit

/// From fields to what they say about the account.
extension ImportFields {
    func content(_ kind: ImportKind, _ source: ImportSource) throws -> ImportContent {
        let now = source.now
        switch kind {
        case .account: return try terms(by: now) { _ in .account }
        case .tier: return try terms(by: now) { try tier(at: $0) }
        case .billingMode: return try terms(by: now) { .billingMode(try mode(at: $0)) }
        case .trial: return try terms(by: now) { try trial(at: $0) }
        case .discount: return try terms(by: now) { _ in .discount(discount, on: onWorkspaceID) }
        case .accountManager: return try terms(by: now) { _ in .accountManager(try email.map(address)) }
        case .paidPeriod:
            let start = periodStart.flatMap { start in receivedOn.map { min(start, $0).start } }
            return try terms(by: now, unlessSaid: start) { _ in .paidPeriod(try paidPeriod(today: now.date)) }
        case .invoice: return .terms(try source.decode(ImportedInvoiceFields.self).terms(of: identity, source))
        case .creditNote: return .terms(try source.decode(ImportedCreditNoteFields.self).terms(of: identity, try checkedReason, now))
        case .billingDetails:
            let details = try source.decode(ImportedDetailsFields.self).details()
            return .billingDetails(details, reason: try checkedReason, at: try instant(by: now))
        case .upgradeRequest:
            return .upgradeRequest(try source.decode(ImportedRequestFields.self).request(of: identity, at: try instant(by: now), by: now))
        case .payment: return .payment(try source.decode(ImportedPaymentFields.self).payment(of: identity, by: now))
        }
    }

    /// - Parameter now: nothing that is imported may lie after it, for it has not happened yet.
    private func terms(
        by now: Instant, unlessSaid usual: Instant? = nil, _ content: (Instant) throws -> ImportedTerms.Content
    ) throws -> ImportContent {
        let instant = try instant(by: now, unlessSaid: usual)
        return .terms(ImportedTerms(content: try content(instant), reason: try checkedReason, at: instant))
    }

    private func instant(by now: Instant, unlessSaid usual: Instant? = nil) throws -> Instant {
        let instant = try ImportFault.need(effectiveAt ?? usual, "effective_at")
        try ImportFault.check(instant <= now, "effective_at lies in the future (\(instant))")
        return instant
    }

    private var checkedReason: Reason? {
        get throws { try reason.map { try Reason($0) } }
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
        return ImportedPaidPeriod(
            invoiceID: invoiceID ?? InvoiceID(ofImported: number?.text, of: identity.accountID, from: firstDay, to: lastDay),
            number: number?.text, firstDay: firstDay, lastDay: lastDay, netCents: net,
            totalCents: total, source: try ImportFault.need(source, "source").text, reference: reference?.text,
            receivedOn: receivedOn
        )
    }

    private func end(_ end: Instant?, _ field: String, after instant: Instant) throws -> Instant? {
        if let end { try ImportFault.check(end > instant, "\(field) has to lie after effective_at") }
        return end
    }
}
