import Contracts
import Cryptography
import EventKit
import Foundation
import InvoiceDocuments

/// Makes the PDF of each invoice and credit note, once, after it was issued.
enum InvoicePrinting {
    static let kind = "invoice-pdf"

    static func request(of invoice: InvoiceID, _ work: UnitOfWork) throws {
        try work.request(EffectRequest(kind, key: invoice.description, data: []))
    }

    /// Drawing keeps a processor busy, and nobody waits for it as for an answer.
    static func handler(logo: InvoiceLogo?) -> EffectHandler {
        var limits = EffectLimits()
        limits.concurrency = 2
        return EffectHandler(kind, limits: limits) { effect, context in
            guard let invoice = InvoiceID(effect.key) else { return .refused { _ in } }
            let found = try await context.read { try InvoiceReader(connection: $0).document(invoice) }
            guard let (document, account) = found else { return .retry(reason: "the invoice isn't there yet") }
            let command = try await context.computeBehind {
                let bytes = try InvoicePDF(try InvoicePage(try document.invoice()), logo: logo).document().bytes
                return StoreInvoiceFile(bytes, .pdf, of: invoice, account)
            }
            return .confirmed { work in try work.execute(command, on: invoice.description) }
        }
    }
}

extension StoreInvoiceFile {
    init(_ bytes: [UInt8], _ format: InvoiceFileFormat, of invoice: InvoiceID, _ account: AccountIdentity) {
        self.init(
            account: account, invoiceID: invoice, format: format, sha256: Digest.hexadecimal(Digest.sha256(bytes)),
            content: Data(bytes).base64EncodedString())
    }
}

extension SellerSettings {
    var logo: InvoiceLogo? {
        switch self {
        case .complete(let seller): seller.logo
        case .missing: nil
        }
    }
}
