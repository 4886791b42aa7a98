import Contracts
import StaffAPI

/// The newest payments of an account, whatever they are for.
struct AccountPayments {
    static let shownMaximum = 10

    let account: AccountView
    /// Nil where they can't be told now.
    let answer: PaymentsAnswer?

    func html() -> HTML {
        section(.class("card account-payments"), Attribute("aria-labelledby", "payments-title")) {
            heading2(.id("payments-title")) { "Payments" }
            if let answer { content(answer) } else { paragraph(.class("note")) { "What was paid through Mollie can't be said now." } }
        }
    }

    @HTMLBuilder private func content(_ answer: PaymentsAnswer) -> HTML {
        if answer.payments.isEmpty {
            paragraph(.class("note")) { "Nothing was paid through Mollie." }
        } else {
            PaymentTable(context: account.context, showsCustomer: false).html(answer.payments)
            if answer.totals.payments > answer.payments.count {
                paragraph {
                    link(.href(PaymentsAddress().with(\.account, account.address.account).path)) {
                        "All \(Figures.count(answer.totals.payments)) payments"
                    }
                }
            }
        }
    }
}
