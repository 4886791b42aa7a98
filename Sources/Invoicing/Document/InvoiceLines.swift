import Contracts

/// The lines of an invoice: at least one (rule BR-16), each with an id of its own, and not so many that their sum could overflow.
public struct InvoiceLines: Hashable, Sendable {
    public static let most = 500

    public let all: [InvoiceLine]

    /// Throws `InvoiceFault`.
    public init(_ lines: [InvoiceLine]) throws(InvoiceFault) {
        guard (1...Self.most).contains(lines.count) else {
            throw InvoiceFault("lines", "has to have 1 to \(Self.most) lines; this one has \(lines.count)")
        }
        var seen: Set<LineIdentifier> = []
        for line in lines {
            guard seen.insert(line.id).inserted else { throw InvoiceFault("lines", "has two lines with the id \(line.id)") }
        }
        all = lines
    }

    /// All without VAT.
    public var net: Cents { all.reduce(.zero) { $0 + $1.net } }
}
