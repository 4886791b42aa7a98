import Contracts
import WireJSON

/// How fast invoices are issued and listed through the gateway. Issued means answered: number, page and electronic invoice are in the database.
struct InvoiceThroughput {
    let stack: RunningStack
    let base: CustomerBase
    let count: Int

    /// What BillingService has to know of the seller.
    static let seller = [
        "SELLER_NAME": "Verkoper B.V.", "SELLER_ADDRESS_LINE1": "Keizersgracht 1", "SELLER_POSTAL_CODE": "1015 CC",
        "SELLER_CITY": "Amsterdam", "SELLER_COUNTRY": "NL", "SELLER_COMPANY_ID": "12345678", "SELLER_VAT_ID": "NL001234560B01",
        "SELLER_IBAN": "NL91 ABNA 0417 1643 00", "SELLER_BIC": "ABNANL2A", "SELLER_EMAIL": "verkoop@example.org",
    ]

    private static let buyersMaximum = 500
    private static let senders = 8

    func measure() async throws -> [(String, String)] {
        let buyers = base.unsubscribed.prefix(Self.buyersMaximum).map { AccountID(of: $0.organisation) }
        for account in buyers { try await prepare(account) }
        let start = ContinuousClock.now
        try await issue(to: buyers)
        let issued = (ContinuousClock.now - start).seconds
        try await waitForDocuments()
        let drawn = (ContinuousClock.now - start).seconds
        return [
            ("invoices issued by \(Self.senders) at once", "\(Int(Double(count) / issued))/s (\(count) in \(issued.hundredths) s)"),
            ("their PDFs made", "\((drawn - issued).hundredths) s after the last was issued"),
            ("list of invoices, first page of 100", try await stack.latency("/invoices?limit=100")),
            ("list of invoices, those that are open", try await stack.latency("/invoices?status=issued&limit=100")),
            ("list of invoices, search by number", try await stack.latency("/invoices?search=-\(count / 2)&limit=100")),
        ]
    }

    private func prepare(_ account: AccountID) async throws {
        let details = #"""
            {"legal_name":"Koper B.V.","address_line1":"Dijk 1","postal_code":"4331 AB","city":"Middelburg","country":"NL",
             "reason":"measuring"}
            """#
        _ = try await stack.call(.put, "/accounts/\(account)/billing-details", body: Array(details.utf8))
        let managed = #"{"tier":"guardian","billing_period":"monthly","confirm":["coming_soon"]}"#
        _ = try await stack.call(.post, "/accounts/\(account)/managed", body: Array(managed.utf8))
    }

    /// Each sender has buyers of its own, as staff would.
    private func issue(to buyers: [AccountID]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for sender in 0..<Self.senders {
                group.addTask {
                    for number in stride(from: sender, to: count, by: Self.senders) {
                        let body = Array(#"{"po_reference":"PO-\#(number)"}"#.utf8)
                        _ = try await stack.call(.post, "/accounts/\(buyers[number % buyers.count])/invoices", body: body)
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func waitForDocuments() async throws {
        while try await stack.metric("billing", "effects_waiting{kind=\"invoice-pdf\"}") > 0 {
            try await Task.sleep(for: .milliseconds(100))
        }
    }
}
