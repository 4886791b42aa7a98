import Contracts
import EventSourcing
import Invoicing
import Terms

/// What an invoice bills and for which days, before it becomes lines in a language.
struct BilledContent {
    /// What one line of the tier stands for.
    enum Item {
        case seats(PricedSeats, unit: Cents)
        /// The amount that was agreed per interval, or one that is given for this invoice alone.
        case amount(UnitPrice)
        case moreSeats(Int, amount: Cents, days: Int, of: Int)
        case own(InvoiceOrder.Line)
        /// A completed training, whatever else is billed: it has no period and no discount of the account.
        case session(BillableSession)
    }

    let purpose: InvoicePurpose
    let period: InvoicePeriod
    let tier: Tier?
    let cadence: BillingPeriod?
    let seats: Int?
    let items: [Item]

    init(_ order: InvoiceOrder, of account: AccountState, _ facts: InvoiceFacts, on today: LocalDate) throws {
        let content =
            switch order.content {
            case .seats(let seats): try Self.ofTier(order, account, facts, seats: seats, amount: account.agreedUnitPrice, on: today)
            case .amount(let amount): try Self.ofTier(order, account, facts, seats: nil, amount: amount, on: today)
            case .supplementary: try Self.supplementary(order, account, facts, on: today)
            case .lines(let lines): try Self.own(lines, order, account, on: today)
            }
        guard let session = order.session else {
            self = content
            return
        }
        try account.check(session)
        self.init(
            content.purpose, content.period, tier: content.tier, cadence: content.cadence, seats: content.seats,
            items: content.items + [.session(session)])
    }

    private init(
        _ purpose: InvoicePurpose, _ period: InvoicePeriod, tier: Tier? = nil, cadence: BillingPeriod? = nil, seats: Int? = nil,
        items: [Item]
    ) {
        self.purpose = purpose
        self.period = period
        self.tier = tier
        self.cadence = cadence
        self.seats = seats
        self.items = items
    }

    /// - Parameters:
    ///   - seats: as many as somebody says, for this invoice alone; they cost what seats cost, whatever amount is agreed.
    ///   - amount: takes the place of seats.
    private static func ofTier(
        _ order: InvoiceOrder, _ account: AccountState, _ facts: InvoiceFacts, seats: Int?, amount: UnitPrice?, on today: LocalDate
    ) throws -> BilledContent {
        let terms = account.tierTerms
        let cadence = order.billingPeriod ?? terms.billingPeriod
        let period = try period(order, account, cadence, on: today)
        let agreed = account.mode.seats.map { Int($0.value) }
        let billed = seats ?? PricedSeats.billed(terms.tier, agreed: agreed, inUse: facts.seatedIn.count)
        let price = facts.prices.seatPrice(terms.tier, cadence)
        let items: [Item] =
            if let amount, seats == nil {
                [.amount(amount)]
            } else {
                account.priced(billed, facts, at: price, on: period.firstDay).map { .seats($0, unit: price.times(cadence.months)) }
            }
        return BilledContent(.period, period, tier: terms.tier, cadence: cadence, seats: billed, items: items)
    }

    /// From the day asked for, or today, to the end of the period that is invoiced then.
    private static func supplementary(
        _ order: InvoiceOrder, _ account: AccountState, _ facts: InvoiceFacts, on today: LocalDate
    ) throws -> BilledContent {
        let start = order.firstDay ?? today
        guard let invoiced = account.seatsInvoiced(on: start) else { throw Rejection.nothingToSupplement(start) }
        guard let rest = InvoicePeriod(start, order.lastDay ?? invoiced.period.lastDay), invoiced.period.contains(rest.lastDay) else {
            throw Rejection.field("period_end", "period_end has to lie between \(start) and \(invoiced.period.lastDay)")
        }
        let more = facts.seatedIn.count - invoiced.seats
        guard more > 0 else { throw Rejection.noMoreSeats(facts.seatedIn.count, invoiced: invoiced.seats) }
        let price = facts.prices.seatPrice(account.tierTerms.tier, invoiced.cadence)
        func perInterval(_ seats: Int) -> Cents {
            account.priced(seats, facts, at: price, on: start).reduce(.zero) { $0 + $1.amount }.times(invoiced.cadence.months)
        }
        let amount = perInterval(facts.seatedIn.count) - perInterval(invoiced.seats)
        let share = invoiced.period.proRata(amount, for: rest) ?? amount
        return BilledContent(
            .supplementary, rest, tier: account.tierTerms.tier, cadence: invoiced.cadence, seats: more,
            items: [.moreSeats(more, amount: share, days: rest.dayCount, of: invoiced.period.dayCount)])
    }

    /// Lines with a period of their own bill that period; without one they are for something beside it, on the day of the invoice.
    private static func own(
        _ lines: [InvoiceOrder.Line], _ order: InvoiceOrder, _ account: AccountState, on today: LocalDate
    ) throws -> BilledContent {
        let items = lines.map { Item.own($0) }
        guard order.firstDay != nil || order.lastDay != nil else {
            guard let day = InvoicePeriod(today, today) else { throw Rejection.noPeriod }
            return BilledContent(.oneOff, day, items: items)
        }
        // The tier's period would count as invoiced otherwise.
        guard !lines.isEmpty else { throw Rejection.noPeriodOfNothing }
        let terms = account.tierTerms
        let cadence = order.billingPeriod ?? terms.billingPeriod
        return BilledContent(.period, try period(order, account, cadence, on: today), tier: terms.tier, cadence: cadence, items: items)
    }

    /// From the day after the last invoiced period, else from today, for one cadence, as far as nobody says otherwise.
    private static func period(
        _ order: InvoiceOrder, _ account: AccountState, _ cadence: BillingPeriod, on today: LocalDate
    ) throws -> InvoicePeriod {
        let invoiced = account.invoicedPeriods
        let usual =
            order.firstDay.map { InvoicePeriod.next(after: [], today: $0, cadence: cadence) }
            ?? InvoicePeriod.next(after: invoiced, today: today, cadence: cadence)
        guard let usual else { throw Rejection.noPeriod }
        guard let period = InvoicePeriod(usual.firstDay, order.lastDay ?? usual.lastDay) else {
            throw Rejection.field("period_end", "period_end has to be \(usual.firstDay) or later")
        }
        guard period.dayCount <= longestPeriodDays else {
            throw Rejection.field("period_end", "a period has at most \(longestPeriodDays) days; this one has \(period.dayCount)")
        }
        return period
    }

    /// Five years.
    private static let longestPeriodDays = 1_827
}

extension Rejection {
    static let noPeriodOfNothing = field(
        "period_start", "without lines there is nothing to bill for a period; a training session by itself bills none")

    static let noPeriod = field("period_start", "the period has to lie within the years 1970 to 9999")

    static func nothingToSupplement(_ day: LocalDate) -> Rejection {
        rule(
            "nothing-to-supplement",
            detail: "no invoice bills seats for \(day): issue an invoice for the period, which bills all seats in use",
            field: "supplementary")
    }

    static func noMoreSeats(_ inUse: Int, invoiced: Int) -> Rejection {
        rule(
            "no-more-seats", detail: "\(inUse) seats are in use and \(invoiced) are invoiced: there is nothing to add",
            field: "supplementary")
    }
}
