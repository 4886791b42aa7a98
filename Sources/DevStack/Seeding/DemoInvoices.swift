import Contracts
import StaffAPI

/// Issues the invoices of the demo and lets some be paid or credited, through the staff API as staff would.
struct DemoInvoices: Sendable {
    private struct Payment: Encodable {
        var source = PaymentSource.bankTransfer
        var reference: String
        var receivedOn: LocalDate
        var amountCents: Cents?
    }

    private struct Reason: Encodable {
        var reason: String
    }

    private struct Issued: Decodable {
        var invoice: InvoiceAnswer
    }

    /// How long BillingService may take to hear of an account and its buyer.
    private static let deadlineSeconds = 60

    let desk: DemoDesk

    /// Safe to repeat: an account that has invoices gets no more of them.
    func issue(for world: DemoWorld) async throws {
        let deadline = ContinuousClock.now + .seconds(Self.deadlineSeconds)
        for one in DemoInvoice.all(of: world) {
            let path = "/accounts/\(one.account)/invoices"
            let known: InvoicesAnswer = try await desk.get(path, until: deadline)
            guard known.invoices.isEmpty else { continue }
            let order = ["po_reference": "PO-\(one.account.description.prefix(4))"]
            let issued: Issued = try await desk.post(path, order, until: deadline)
            try await settle(issued.invoice, as: one.outcome, on: world.now.date, deadline: deadline)
        }
    }

    private func settle(
        _ invoice: InvoiceAnswer, as outcome: DemoInvoice.Outcome, on day: LocalDate, deadline: ContinuousClock.Instant
    ) async throws {
        func pay(_ amount: Cents?) async throws {
            let payment = Payment(reference: "Invoice \(invoice.number)", receivedOn: day, amountCents: amount)
            let _: Issued = try await desk.post("/invoices/\(invoice.invoiceID)/paid", payment, until: deadline)
        }
        switch outcome {
        case .open: break
        case .paid: try await pay(nil)
        case .partlyPaid: try await pay(Cents(invoice.totalCents.amount / 2))
        case .credited:
            let reason = Reason(reason: "Issued to the wrong department")
            let _: Issued = try await desk.post("/invoices/\(invoice.invoiceID)/credit", reason, until: deadline)
        }
    }
}
