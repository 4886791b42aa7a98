import Contracts
import EventSourcing
import Invoicing
import ServiceKit

/// The system in which invoices of the past were issued.
enum ImportedSystem {
    /// Stands for the rule by which it decided how VAT treats an invoice.
    static let vatRule = "as-issued"

    private static let rule = TextRule(length: 1...100)

    /// Its name, such as `Moneybird`.
    static func checked(_ name: String) throws -> ShortText {
        let text = try ImportFault.naming("issued_in") { try rule.accept(name) }
        guard let name = ShortText(text) else { throw ImportFault("issued_in has to be a name on one line") }
        return name
    }
}

extension ImportFault {
    /// What the value of a field is refused for, as a fault of its line.
    static func naming<Value>(_ field: String, _ make: () throws -> Value) throws -> Value {
        do {
            return try make()
        } catch let fault as InvoiceFault {
            throw ImportFault("\(fault.field) \(fault.words)")
        } catch let fault as TextFault {
            throw ImportFault("\(field) \(fault)")
        }
    }
}
