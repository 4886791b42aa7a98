import Contracts
import StaffAPI

/// What billing tells of what waits, in words and with the pages where it is seen to.
extension BillingTasksAnswer {
    /// Also those of which there are none.
    var groups: [TaskGroup] {
        [
            group(.upgradeRequest, requests) { one in
                item(one, one.row.title, one.row.proposal, due: one.row.dueAt, late: one.row.overdue, one.row.path, one.row.accountID)
            },
            group(.workspaceNotCreated, notCreated) { one in
                item(one, one.row.title, "granted, and not there yet", late: true, one.row.path, one.row.accountID)
            },
            group(.renewalOverdue, renewals) { one in
                item(one, one.row.title, one.row.terms, late: true, one.row.path, one.row.accountID)
            },
            group(.invoiceOverdue, overdueInvoices) { one in
                let due = one.row.dueOn.map { ", due \(Figures.date($0))" } ?? ""
                return item(one, one.row.title, "\(Figures.money(one.row.openCents)) open\(due)", late: true)
            },
            group(.invoiceMailRefused, refusedMails) { one in
                item(
                    one, one.row.title, one.row.refusedMail.map { "mail to \(ShownName($0.address).plain): \(ShownName($0.answer).plain)" })
            },
            group(.withdrawalAsked, withdrawals) { one in
                item(one, one.row.title, one.row.pendingConfirmation.map { "asked for by \($0.askedBy): \(ShownName($0.reason).plain)" })
            },
            group(.paymentUnassigned, payments(.unassigned)) { item($0, "names no known account") },
            group(.paidTwice, payments(.paidTwice)) { item($0, "nothing of \($0.row.paidInvoice) was open any more") },
            group(.refunded, payments(.refunded)) { item($0, "\(Figures.money($0.row.refundedCents)) of \($0.row.paidInvoice) went back") },
            group(.chargedBack, payments(.chargedBack)) {
                item($0, "\(Figures.money($0.row.chargedBackCents)) of \($0.row.paidInvoice) was taken back")
            },
        ]
    }

    private func group<Row>(_ kind: TaskKind, _ waiting: WaitingRows<Row>, _ item: (WaitingRows<Row>.One) -> TaskItem) -> TaskGroup {
        let items = waiting.rows.map(item).sorted { ($0.late ? 0 : 1, $0.since) < ($1.late ? 0 : 1, $1.since) }
        return TaskGroup(kind, count: waiting.count, late: waiting.late, href: kind.path, items: items)
    }

    private func item<Row>(
        _ one: WaitingRows<Row>.One, _ title: String, _ detail: String, due: Instant? = nil, late: Bool = false, _ path: String,
        _ account: AccountID?
    ) -> TaskItem {
        TaskItem(
            title: title, detail: detail, since: one.since, dueAt: due, late: late, href: path, accountID: account,
            accountManager: one.accountManager)
    }

    private func item(_ one: WaitingRows<InvoiceAnswer>.One, _ title: String, _ detail: String?, late: Bool = false) -> TaskItem {
        item(one, title, detail ?? "", late: late, ConsolePath.invoice(one.row.invoiceID), one.row.accountID)
    }

    private func item(_ one: WaitingRows<PaymentAnswer>.One, _ detail: String) -> TaskItem {
        item(one, one.row.title, detail, ConsolePath.payment(one.row.paymentID), one.row.accountID)
    }
}

extension RenewalRow {
    /// `Invoice due for Acme`
    var title: String { "\(kind.title) for \(customer)" }

    fileprivate var terms: String { nextAmountCents.map { "\(tier.title), next \(Figures.money($0))" } ?? tier.title }

    /// Where the next invoice is issued.
    fileprivate var path: String { AccountAddress(account: accountID, tab: .invoices).path }

    private var customer: String { label.isEmpty ? "an account without a name" : ShownName(label).plain }
}

extension NextRenewal {
    init(_ row: RenewalRow) {
        self.init(title: row.title, dueOn: row.dueOn, href: row.path, accountID: row.accountID)
    }
}

extension InvoiceAnswer {
    /// `2026-000118 of Acme B.V.`
    fileprivate var title: String { "\(number) of \(ShownName(buyer).plain)" }
}

extension PaymentAnswer {
    /// `Renewal of € 12,00 by Acme`
    fileprivate var title: String {
        let customer = label.map { " by \(ShownName($0).plain)" } ?? ""
        return "\(PaymentWords.kind(self)) of \(Figures.money(amountCents))\(customer)"
    }

    fileprivate var paidInvoice: String { invoiceNumber.map { ShownName($0).plain } ?? "its invoice" }
}
