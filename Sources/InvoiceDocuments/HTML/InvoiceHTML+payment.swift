import DocumentParts
import QR

extension InvoiceHTML {
    var payment: HTMLNode? {
        page.payment.map { payment in
            let words: [HTMLNode] = [
                .element("h2", text: payment.heading), .element("p", text: payment.request), facts(payment.facts, class: "transfer"),
            ]
            let code = payment.code.map { figure($0, caption: payment.codeCaption) }
            return .element("section", [.class("payment")], [.element("div", [], words)] + (code.map { [$0] } ?? []))
        }
    }

    private func figure(_ code: QRCode, caption: String) -> HTMLNode {
        .element("figure", [], [.picture(of: code), .element("figcaption", text: caption)])
    }
}
