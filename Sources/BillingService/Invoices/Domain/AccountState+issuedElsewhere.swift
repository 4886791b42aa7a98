import Contracts
import EventSourcing

extension AccountState {
    /// Throws for an invoice or a credit note that another system issued: its document stands there, and none of ours may go beside it.
    func checkIssuedHere(_ document: InvoiceID) throws {
        guard let issuedIn = issuedIn[document] else { return }
        throw Rejection.issuedElsewhere(try number(of: document), in: issuedIn.text)
    }
}

extension Rejection {
    static func issuedElsewhere(_ number: String, in system: String) -> Rejection {
        rule(
            "issued-elsewhere",
            detail:
                "\(number) was issued in \(system), before invoices were kept here, and its document stands there: send, show or credit it there, "
                + "and import a credit note")
    }
}
