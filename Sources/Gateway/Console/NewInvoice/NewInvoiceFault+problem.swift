import WebKit

extension NewInvoiceFault {
    /// Where the step asks for what the owner refuses, under which name; a rule about no field is told at the last step.
    init(_ problem: Problem, of address: NewInvoiceAddress) {
        let (step, field) = Self.place(of: problem.field ?? "", address)
        self.init(step, field, Sentence.whole(problem.detail.isEmpty ? problem.title : problem.detail))
    }

    private static func place(of field: String, _ address: NewInvoiceAddress) -> (NewInvoiceAddress.Step, String?) {
        switch field {
        case "": (.issue, nil)
        case "seats": (.what, "seats")
        case "amount_cents": (.what, "amount")
        case "period_start": (.what, "first")
        case "period_end": (.what, "last")
        case "training_session_id": (.what, "session")
        case "supplementary", "billing_period": (.what, nil)
        case "po_reference", "buyer_reference": (.details, "po")
        case "language": (.details, "language")
        case "e_invoice", "peppol_id": (.details, "electronic")
        case let name where name.hasPrefix("lines"): (.what, line(name, address))
        // Whatever else an invoice lacks is of the seller or the buyer.
        case _: (.details, nil)
        }
    }

    /// `lines[1].unit_cents` is the price in the second of the lines that were filled in.
    private static func line(_ name: String, _ address: NewInvoiceAddress) -> String? {
        guard let parts = name.wholeMatch(of: /lines\[(\d{1,3})\]\.(\w+)/), let place = Int(parts.1) else { return nil }
        let filled = address.filledLines
        guard filled.indices.contains(place) else { return nil }
        let part =
            switch parts.2 {
            case "unit_cents": "unit"
            case "discount_percent": "discount"
            case let same: String(same)
            }
        return NewInvoiceAddress.lineName(filled[place], part)
    }
}
