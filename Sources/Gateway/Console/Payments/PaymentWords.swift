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

    /// As it is called without the underlines of the wire: `bank transfer`.
    static func method(_ payment: PaymentAnswer) -> HTML {
        payment.method.map { ShownName($0.replacing("_", with: " ")).html() } ?? Nothing.html
    }
}
