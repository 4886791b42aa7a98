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
        let side = code.sideModules + 2 * QRCode.quietModules
        let shape = code.darkRuns.map { run in
            "M\(run.columns.lowerBound + QRCode.quietModules) \(run.row + QRCode.quietModules)h\(run.columns.count)v1h-\(run.columns.count)z"
        }
        let picture = HTMLNode.element(
            "svg",
            [
                HTMLAttribute("viewBox", "0 0 \(side) \(side)"), HTMLAttribute("shape-rendering", "crispEdges"), .role("img"),
                HTMLAttribute("aria-label", "QR"),
            ],
            [.element("path", [HTMLAttribute("d", shape.joined())], [])])
        return .element("figure", [], [picture, .element("figcaption", text: caption)])
    }
}
