import Contracts
import HTTP
import ServiceTesting
import StaffAPI
import TestKit
import Testing
import WireJSON
@testable import Gateway

@Suite("Documents that customers look at by a link")
struct SharedDocumentTests {
    private static let token = String(repeating: "a1", count: 24)

    private static func gateway(_ changes: [String: JSONValue] = [:], link: PaymentLinkAnswer? = nil) throws -> GatewayUnderTest {
        var invoice = try Fixtures.invoice(changes)
        invoice.paymentLink = link
        let bytes = try WireJSONEncoder(absentValues: .null).encode(SharedInvoiceAnswer(invoice, seller: "dembrane <B.V.>"))
        let answer = String(decoding: bytes, as: UTF8.self)
        return try GatewayUnderTest([
            .billing: { request in
                let path = "/api/v1/shared-invoices/\(token)"
                if request.path == path { return .owner(answer) }
                guard request.path == "\(path)/pdf" else { return .owner("{}", status: 404) }
                var file = HTTPResponse(contentType: "application/pdf", Array("%PDF".utf8))
                file.headers["Content-Disposition"] = "attachment; filename=\"2026-000123.pdf\""
                return file
            }
        ])
    }

    private static func get(_ gateway: GatewayUnderTest, _ path: String) async throws -> HTTPClientResponse {
        try await gateway.send(.get, path)
    }

    @Test func thePageSaysInTheDocumentsLanguageWhatIsAskedAndHowToPay() async throws {
        let gateway = try Self.gateway(link: Fixtures.paymentLink(.open))
        let answer = try await Self.get(gateway, "/documents/\(Self.token)")
        try await gateway.stop()
        let html = answer.text
        #expect(answer.status == 200 && html.contains("<html lang=\"nl\">"))
        for text in [
            "Factuur 2026-000123", "dembrane &lt;B.V.&gt;", "Gemeente &lt;b&gt;", "€\u{A0}7.405,20", "Online betalen", "01-12-2026",
        ] {
            #expect(html.contains(text), "\(text)")
        }
        #expect(html.contains("href=\"https://paymentlink.mollie.com/payment/a&lt;b\" rel=\"external noreferrer\""))
        #expect(html.contains("<a href=\"/documents/\(Self.token)/pdf\">PDF</a>") && !html.contains("/xml\""))
        #expect(answer.headers["X-Robots-Tag"] == "noindex, nofollow" && answer.headers["Cache-Control"] == "private, no-store")
        #expect(answer.headers["Content-Security-Policy"]?.contains("default-src 'none'") == true)
    }

    @Test func whatIsPaidOrACreditNoteAsksNothing() async throws {
        let paid = try Self.gateway(["language": "en", "open_cents": 0, "status": "paid"], link: Fixtures.paymentLink(.paid))
        let html = try await Self.get(paid, "/documents/\(Self.token)").text
        try await paid.stop()
        #expect(
            html.contains("Still to be paid") && html.contains("€\u{A0}0,00") && !html.contains("Pay by") && !html.contains("Pay online"))
        let note = try Self.gateway(Fixtures.creditNote.merging(["language": "en"]) { $1 })
        let text = try await Self.get(note, "/documents/\(Self.token)").text
        try await note.stop()
        #expect(text.contains("Credit note C2026-000004") && !text.contains("Still to be paid"))
    }

    @Test func aFileComesUnderItsName() async throws {
        let gateway = try Self.gateway()
        let file = try await Self.get(gateway, "/documents/\(Self.token)/pdf")
        #expect(file.status == 200 && file.text == "%PDF" && file.headers["Content-Type"] == "application/pdf")
        #expect(file.headers["Content-Disposition"] == "attachment; filename=\"2026-000123.pdf\"")
        #expect(file.headers["Cache-Control"] == "private, no-store")
        #expect(gateway.askedRequests.allSatisfy { $0.content?.identity.email == "system" })
        try await gateway.stop()
    }

    static let unfit = ["b" + token.dropFirst(), "x", "..%2F..%2Faccounts", token + "/docx", token + "/xml", token.uppercased()]

    /// Whoever tries learns nothing of what there is.
    @Test(arguments: unfit)
    func whatHoldsForNothingIsAlwaysTheSame(rest: String) async throws {
        let gateway = try Self.gateway()
        let answer = try await Self.get(gateway, "/documents/\(rest)")
        try await gateway.stop()
        #expect(answer.status == 404 && answer.text.contains("This link does not hold") && answer.text.contains("lang=\"nl\""))
    }

    @Test func withoutBillingItIsSaidSo() async throws {
        let gateway = try GatewayUnderTest()
        #expect(try await Self.get(gateway, "/documents/\(Self.token)").status == 503)
        try await gateway.stop()
    }
}
