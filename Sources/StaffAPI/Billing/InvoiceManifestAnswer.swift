import Contracts

/// What `GET /invoices.manifest` answers: by what an export can be told to be whole and unchanged.
public struct InvoiceManifestAnswer: Codable, Sendable, Equatable {
    /// What one line of the export comes to; below zero for a credit note.
    public struct Document: Sendable {
        public var category: String
        public var percent: Int
        public var net: Cents
        public var vat: Cents
        public var total: Cents

        public init(category: String, percent: Int, net: Cents, vat: Cents, total: Cents) {
            self.category = category
            self.percent = percent
            self.net = net
            self.vat = vat
            self.total = total
        }
    }

    /// The sums of all lines with one kind of VAT.
    public struct Rate: Codable, Sendable, Equatable {
        public var vatCategory: String
        public var vatPercent: Int
        public var rows: Int
        public var netCents: Cents
        public var vatCents: Cents
        public var totalCents: Cents
    }

    public var fileName: String
    /// The filters of the export, in the words of the query.
    public var filters: [String: String]
    /// Without the line of names.
    public var rows = 0
    public var netCents = Cents.zero
    public var vatCents = Cents.zero
    public var totalCents = Cents.zero
    /// By category, then by rate.
    public var rates: [Rate] = []
    /// Of the file's bytes, in hexadecimal digits.
    public var sha256 = ""

    public init(fileName: String, filters: [String: String]) {
        self.fileName = fileName
        self.filters = filters
    }

    public mutating func add(_ document: Document) {
        rows += 1
        netCents += document.net
        vatCents += document.vat
        totalCents += document.total
        let index = rates.firstIndex { $0.vatCategory == document.category && $0.vatPercent == document.percent }
        var rate =
            index.map { rates[$0] }
            ?? Rate(
                vatCategory: document.category, vatPercent: document.percent, rows: 0, netCents: .zero, vatCents: .zero, totalCents: .zero)
        rate.rows += 1
        rate.netCents += document.net
        rate.vatCents += document.vat
        rate.totalCents += document.total
        if let index { rates[index] = rate } else { rates.append(rate) }
        rates.sort { ($0.vatCategory, $0.vatPercent) < ($1.vatCategory, $1.vatPercent) }
    }
}
