import DocumentParts

/// The lines and what they come to.
extension InvoiceHTML {
    var lines: HTMLNode {
        let heads = page.lines.columns.map { label in
            HTMLNode.element("th", [HTMLAttribute("scope", "col"), .role("columnheader")], text: label)
        }
        return .element(
            "table", [.class("lines"), .role("table")],
            [
                .element("caption", text: page.lines.caption),
                .element("thead", [.role("rowgroup")], [.element("tr", [.role("row")], heads)]),
                .element("tbody", [.role("rowgroup")], page.lines.rows.map(row)),
            ])
    }

    private func row(_ cells: [String]) -> HTMLNode {
        let labelled = zip(page.lines.columns, cells).map { label, text in
            // A narrow page shows the label beside the figure.
            HTMLNode.element("td", [HTMLAttribute("data-label", label), .role("cell")], [.element("bdi", text: text)])
        }
        return .element("tr", [.role("row")], labelled)
    }

    var totals: HTMLNode {
        let rows = page.totals.map { total in
            HTMLNode.element(
                "tr", total.isFinal ? [.class("final")] : [],
                [.element("th", [HTMLAttribute("scope", "row")], text: total.label), .element("td", text: total.amount)])
        }
        return .element("table", [.class("totals")], [.element("caption", text: page.totalsCaption), .element("tbody", [], rows)])
    }
}
