import Contracts

/// What lines of one VAT treatment come to together, and the VAT on that.
public struct VATGroup: Hashable, Sendable {
    public let treatment: VATTreatment
    public let net: Cents
    public let vat: Cents

    /// As they stand on a document.
    public init(_ treatment: VATTreatment, net: Cents, vat: Cents) {
        self.treatment = treatment
        self.net = net
        self.vat = vat
    }

    /// With the VAT that the rate makes of the sum.
    public init(_ treatment: VATTreatment, net: Cents) {
        self.init(treatment, net: net, vat: treatment.rate.tax(on: net))
    }
}

/// The sums of a document: lines are rounded to cents first, VAT is reckoned once per treatment and not per line.
public struct InvoiceTotals: Hashable, Sendable {
    /// By category and rate, so that the same lines always give the same document.
    public let groups: [VATGroup]
    /// All lines without VAT.
    public let net: Cents
    public let vat: Cents
    /// With VAT: what is to be paid, or what is credited.
    public let total: Cents

    /// As they stand on a document. `InvoiceRules` says whether they are right.
    public init(groups: [VATGroup], net: Cents, vat: Cents, total: Cents) {
        self.groups = groups
        self.net = net
        self.vat = vat
        self.total = total
    }

    /// As they follow from the lines.
    public init(of lines: InvoiceLines) {
        let sums = lines.all.reduce(into: [:]) { sums, line in sums[line.vat, default: Cents.zero] += line.net }
        groups = sums.map { VATGroup($0.key, net: $0.value) }.sorted { Self.order($0.treatment) < Self.order($1.treatment) }
        net = lines.net
        vat = groups.reduce(.zero) { $0 + $1.vat }
        total = net + vat
    }

    private static func order(_ treatment: VATTreatment) -> (String, VATRate) { (treatment.category.rawValue, treatment.rate) }
}
