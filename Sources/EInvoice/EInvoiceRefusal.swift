import Invoicing

/// Why an invoice isn't written as an electronic one: all that its profile finds at fault.
public struct EInvoiceRefusal: Error, Hashable, Sendable {
    public let faults: [InvoiceFault]
}

extension EInvoiceRefusal: CustomStringConvertible {
    public var description: String { faults.map(\.description).joined(separator: "; ") }
}
