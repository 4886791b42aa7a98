/// Why something can't be invoiced, or not in the form that was asked for: all that is at fault.
public struct InvoiceRefusal: Error, Hashable, Sendable {
    public let faults: [InvoiceFault]

    public init(_ faults: [InvoiceFault]) {
        self.faults = faults
    }
}

extension InvoiceRefusal: CustomStringConvertible {
    public var description: String { faults.map(\.description).joined(separator: "; ") }
}
