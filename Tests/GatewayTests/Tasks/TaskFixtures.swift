import Contracts
import StaffAPI
import TestKit
@testable import Gateway

extension Fixtures {
    /// Nothing waits, but for what is given.
    static func billingTasks(_ change: (inout BillingTasksAnswer) -> Void = { _ in }) -> BillingTasksAnswer {
        var answer = BillingTasksAnswer(
            requests: WaitingRows(), notCreated: WaitingRows(), renewals: WaitingRows(), overdueInvoices: WaitingRows(),
            refusedMails: WaitingRows(), withdrawals: WaitingRows(), payments: [:])
        change(&answer)
        return answer
    }

    /// One of every kind.
    static func everyTask() throws -> BillingTasksAnswer {
        var notCreated = RequestPageTests.row(.newWorkspace, .approved)
        notCreated.proposedName = "Panel <b>"
        let refused = try invoice([
            "refused_mail": ["address": "facturen@a.example", "answer": "550 5.1.1", "at": "2026-11-20T09:00:00Z"]
        ])
        let overdue = try invoice(["status": "overdue"])
        let withdrawn = try invoice(partlyPaid(askedBy: "kim@dembrane.com"))
        let unassigned = payment(.unassigned) { $0.accountID = nil }
        func wentBack(_ task: PaymentAnswer.Task) -> WaitingRows<PaymentAnswer> {
            let row = payment(task) {
                $0.invoiceID = id(50)
                ($0.refundedCents, $0.chargedBackCents) = (Cents(12_100), Cents(5))
            }
            return one(row, daysAgo: 1)
        }
        return billingTasks { answer in
            answer.requests = one(RequestPageTests.row(), daysAgo: 3, late: 1)
            answer.notCreated = one(notCreated, daysAgo: 2, late: 1)
            answer.renewals = one(renewal(), daysAgo: 2, late: 1)
            answer.overdueInvoices = one(overdue, daysAgo: 9, late: 1)
            answer.refusedMails = one(refused, daysAgo: 4)
            answer.withdrawals = one(withdrawn, daysAgo: 1)
            answer.payments["unassigned"] = one(unassigned, daysAgo: 1)
            for task in [PaymentAnswer.Task.paidTwice, .refunded, .chargedBack] { answer.payments[task.rawValue] = wentBack(task) }
            answer.nextRenewal = renewal(.trial, dueOn: t0.date.adding(days: 9))
        }
    }

    static func one<Row>(_ row: Row, daysAgo days: Int, late: Int = 0) -> WaitingRows<Row> {
        WaitingRows(count: 1, late: late, rows: [.init(row, since: t0.adding(days: -days), accountManager: "eva@dembrane.com")])
    }
}
