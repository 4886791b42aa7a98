import Contracts
import Invoicing
import XML

/// UBL has two kinds of elements: basic ones with a text, and aggregates of others.
extension XMLElement {
    static func basic(_ name: String, _ text: String, _ attribute: XMLAttribute? = nil) -> XMLElement {
        XMLElement("cbc:\(name)", attribute.map { [$0] } ?? [], text: text)
    }

    static func amount(_ name: String, _ cents: Cents) -> XMLElement {
        basic(name, decimal(cents.amount), XMLAttribute("currencyID", Invoice.currency))
    }

    /// The parts that are nil are left out: UBL knows no empty elements (rule PEPPOL-EN16931-R008).
    static func aggregate(_ name: String, _ parts: [XMLElement?]) -> XMLElement {
        XMLElement("cac:\(name)", elements: parts.compactMap { $0 })
    }

    /// Hundredths with two decimals: `-0.05`.
    static func decimal(_ hundredths: Int64) -> String {
        let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "-" : "")\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
