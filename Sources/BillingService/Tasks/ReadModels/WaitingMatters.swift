import Contracts
import Database
import EventKit
import EventSourcing
import StaffAPI

/// Reads what waits for a person. What does is said by the filters of the lists, so that a list shows exactly what is counted here.
struct WaitingMatters {
    let connection: Connection
    let requests: UpgradeRequestDesk
    let now: Instant
    /// How many of each kind are told one by one.
    let limit: Int
    /// By account, since one may have several matters.
    private var managers: [AccountID: String?] = [:]

    init(connection: Connection, requests: UpgradeRequestDesk, now: Instant, limit: Int) {
        self.connection = connection
        self.requests = requests
        self.now = now
        self.limit = limit
    }

    mutating func answer() throws -> BillingTasksAnswer {
        var pending = UpgradeRequestSelection(cutoffs: requests.cutoffs(at: now))
        pending.status = .pending
        var notCreated = UpgradeRequestSelection(cutoffs: pending.cutoffs)
        notCreated.isNotCreated = true
        var overdue = InvoiceFilter()
        overdue.statuses = [.overdue]
        var refused = InvoiceFilter()
        refused.isMailRefused = true
        var payments: [PaymentAnswer.Task: WaitingRows<PaymentAnswer>] = [:]
        for task in PaymentAnswer.Task.allCases { payments[task] = try self.payments(task) }
        return BillingTasksAnswer(
            requests: try waiting(pending) { $0.createdAt },
            notCreated: try waiting(notCreated, isLate: true) { $0.decidedAt ?? $0.createdAt },
            renewals: try overdueRenewals(),
            overdueInvoices: try waiting(overdue, isLate: true) { _, invoice in Self.after(invoice.dueOn ?? invoice.issuedOn) },
            refusedMails: try waiting(refused) { matters, invoice in invoice.refusedMail?.at ?? matters.now },
            withdrawals: try withdrawals(), payments: payments, nextRenewal: limit > 0 ? try nextRenewal() : nil)
    }

    /// - Parameter isLate: whether each of them is; nil where a business day says so.
    private mutating func waiting(
        _ selection: UpgradeRequestSelection, isLate: Bool = false, since: (UpgradeRequestRow) -> Instant
    ) throws -> WaitingRows<UpgradeRequestRow> {
        let (count, overdue) = try UpgradeRequestPage.count(selection, connection)
        var found = WaitingRows<UpgradeRequestRow>(count: count, late: isLate ? count : overdue)
        guard limit > 0, count > 0 else { return found }
        let ids = try UpgradeRequestPage(selection, limit: limit, from: nil, connection).ids
        found.rows = try requests.rows(ids, connection, at: now).map {
            .init($0, since: since($0), accountManager: try manager(of: $0.accountID))
        }
        return found
    }

    private mutating func overdueRenewals() throws -> WaitingRows<RenewalRow> {
        let reader = RenewalReader(connection: connection, now: now)
        var filter = RenewalFilter(now: now)
        filter.isOverdue = true
        let count = try reader.counts(filter).total
        let rows = limit > 0 ? try reader.page(filter, after: nil, limit: limit) : []
        return WaitingRows(
            count: count, late: count, rows: rows.map { .init($0, since: Self.after($0.dueOn), accountManager: $0.accountManager) })
    }

    private func nextRenewal() throws -> RenewalRow? {
        var filter = RenewalFilter(now: now)
        filter.isOverdue = false
        filter.within = Int(RenewalOperations.withinRange.upperBound)
        return try RenewalReader(connection: connection, now: now).page(filter, after: nil, limit: 1).first
    }

    private mutating func waiting(
        _ filter: InvoiceFilter, isLate: Bool = false, since: (WaitingMatters, InvoiceAnswer) throws -> Instant
    ) throws -> WaitingRows<InvoiceAnswer> {
        let reader = InvoiceReader(connection: connection)
        let totals = try reader.totals(filter)
        let count = totals.invoices + totals.creditNotes
        var found = WaitingRows<InvoiceAnswer>(count: count, late: isLate ? count : 0)
        guard limit > 0, count > 0 else { return found }
        found.rows = try reader.oldest(filter, limit: limit).map {
            .init($0, since: try since(self, $0), accountManager: try manager(of: $0.accountID))
        }
        return found
    }

    private mutating func withdrawals() throws -> WaitingRows<InvoiceAnswer> {
        var asked = InvoiceFilter()
        asked.isWithdrawalAsked = true
        return try waiting(asked) { matters, invoice in
            try matters.time(of: InvoiceWithdrawalAsked.self, in: Account.stream("\(invoice.accountID)")) {
                $0.invoiceID == invoice.invoiceID && $0.markID == invoice.pendingConfirmation?.markID
            } ?? matters.now
        }
    }

    private mutating func payments(_ task: PaymentAnswer.Task) throws -> WaitingRows<PaymentAnswer> {
        let reader = PaymentReader(connection: connection)
        let filter = PaymentFilter(task: task)
        var found = WaitingRows<PaymentAnswer>(count: try reader.totals(filter).payments)
        guard limit > 0, found.count > 0 else { return found }
        found.rows = try reader.oldest(filter, limit: limit).map { payment in
            .init(payment, since: try since(payment, task), accountManager: try payment.accountID.flatMap { try manager(of: $0) })
        }
        return found
    }

    /// Money waits since it came; what went back, since that was told.
    private func since(_ payment: PaymentAnswer, _ task: PaymentAnswer.Task) throws -> Instant {
        let came = payment.paidAt ?? payment.createdAt
        let wentBack: (PaymentRecorded) -> Bool
        switch task {
        case .unassigned, .paidTwice: return came
        case .refunded: wentBack = { $0.refundedCents > .zero }
        case .chargedBack: wentBack = { $0.chargedBackCents > .zero }
        }
        return try time(of: PaymentRecorded.self, in: CollectedPayment.stream(payment.paymentID), where: wentBack) ?? came
    }

    /// When the first event of a kind that fits happened.
    private func time<Payload: EventPayload>(
        of type: Payload.Type, in stream: String, where fits: (Payload) -> Bool
    ) throws -> Instant? {
        let events = try EventStore(connection, source: EventContext.billing.source).events(ofStream: stream)
        return try events.first { try $0.decode(type).map(fits) ?? false }?.time
    }

    private mutating func manager(of account: AccountID) throws -> String? {
        if let known = managers[account] { return known }
        let store = EventStore(connection, source: EventContext.billing.source)
        let manager = try store.load(Account.self, id: account.description).state.accountManager
        managers[account] = .some(manager)
        return manager
    }

    /// From the next day on.
    private static func after(_ day: LocalDate) -> Instant { day.adding(days: 1).start }
}
