import Contracts
import StaffAPI

/// Texts of payments as several pages write them.
enum PaymentWords {
    /// `Renewal`, or what Mollie calls it where what it is for can't be told.
    static func kind(_ payment: PaymentAnswer) -> String {
        payment.kind?.title ?? "Payment"
    }

    /// `€ 12,00 refunded`, and what was charged back; nil where nothing went back.
    static func returned(_ payment: PaymentAnswer) -> String? {
        let parts = [(payment.refundedCents, "refunded"), (payment.chargedBackCents, "charged back")]
            .filter { $0.0 > .zero }.map { "\(Figures.money($0.0)) \($0.1)" }
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }

    /// Mollie's words for the ways to pay that customers here know.
    private static let methods = [
        "ideal": "iDEAL", "directdebit": "Direct debit", "creditcard": "Card", "banktransfer": "Bank transfer", "bancontact": "Bancontact",
        "paypal": "PayPal", "applepay": "Apple Pay", "eps": "EPS", "kbc": "KBC", "belfius": "Belfius",
    ]

    /// Another one stands as Mollie says it.
    static func method(_ payment: PaymentAnswer) -> HTML {
        payment.method.map { ShownName(methods[$0] ?? $0).html() } ?? Nothing.html
    }

    /// Without the underlines of the wire: `insufficient funds`.
    static func failure(_ payment: PaymentAnswer) -> String? {
        payment.failureReason.map { ShownName($0.replacing("_", with: " ")).plain }
    }
}
