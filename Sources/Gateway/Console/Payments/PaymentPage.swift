import Contracts
import StaffAPI

/// The page of a payment: its head, what holds, and where it belongs while nobody knows.
struct PaymentPage {
    let payment: PaymentAnswer
    let context: RowContext
    let candidates: PaymentCandidates?

    private var name: ShownName { ShownName("\(PaymentWords.kind(payment)) \(payment.paymentID)") }

    var title: String { "\(name.plain) · \(ConsoleArea.payments.title)" }

    func html() -> HTML {
        division(
            .class("detail"), Attribute("data-path", ConsolePath.payment(payment.paymentID)), Attribute("data-kept"),
            payment.accountID.map { Attribute("data-follows", $0.description) }
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                AlertStrip(alerts: payment.tasks.compactMap(alert)).html()
            }
            division(.id("detail-content"), .class("parts"), Attribute("data-live")) {
                section(.class("card"), Attribute("aria-labelledby", "facts-title")) {
                    heading2(.id("facts-title")) { "Facts" }
                    FactList(facts: facts, isWide: true).html()
                }
                candidates?.html() ?? .empty
            }
        }
    }

    private var head: HTML {
        DetailHead(
            trail: [.init(title: ConsoleArea.payments.title, path: ConsoleArea.payments.path)], name: name,
            marks: PaymentMark(payment: payment).html(),
            facts: [
                customer, HTML(text: Figures.money(payment.amountCents)), HTML(text: "made \(Figures.moment(payment.createdAt))"),
            ],
            controls: payment.dashboardURL.map { ExternalLink(address: $0, title: "Open in Mollie", isButton: true).html() } ?? .empty
        ).html()
    }

    private var customer: HTML {
        payment.accountID.map { NameLink.account($0, payment.label ?? "") } ?? HTML(text: "No known account")
    }

    private var facts: [FactList.Fact] {
        [
            .init("Customer", customer), .init("Description", ShownName(payment.description).html()),
            .init("For", PaymentWords.kind(payment)), .init("Method", PaymentWords.method(payment)),
            .init("Amount", Figures.money(payment.amountCents)), PaymentWords.returned(payment).map { .init("Went back", $0) },
            payment.paidAt.map { .init("Paid", Figures.moment($0)) },
            PaymentWords.failure(payment).map { .init("Failed because of", $0) },
            invoice,
            .init(
                "Mollie's id",
                HTML.joined([HTML(text: payment.paymentID), CopyButton(text: payment.paymentID, what: "the id").html()], separator: " ")),
            payment.testMode ? .init("Test", "No money has moved") : nil,
        ].compactMap { $0 }
    }

    private var invoice: FactList.Fact? {
        guard let id = payment.invoiceID, let number = payment.invoiceNumber else { return nil }
        return .init("Invoice", NameLink.invoice(id, number))
    }

    /// What somebody has to do about it, in words.
    private func alert(_ task: Word<PaymentAnswer.Task>) -> AlertStrip.Alert? {
        let number = payment.invoiceNumber.map { ShownName($0).plain } ?? "its invoice"
        let words: String? =
            switch task.known {
            case .unassigned: "Nobody knows whose this payment is. Say so below, so that it counts where it belongs."
            case .paidTwice: "Nothing of \(number) was open any more when this came. Give the money back at Mollie."
            case .refunded:
                "\(Figures.money(payment.refundedCents)) went back after it had paid \(number). Withdraw the payment there if the invoice is still owed, or credit the invoice."
            case .chargedBack:
                "\(Figures.money(payment.chargedBackCents)) was taken back by the customer's bank. Withdraw the payment of \(number), and ask for it again."
            case nil: nil
            }
        return words.map { .init(level: .warn, html: HTML(text: $0)) }
    }
}
