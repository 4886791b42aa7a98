/// What stands on an invoice or a credit note. It is kept with the event that issues it, so that the document can be made from the event alone
/// and later changes of terms, details or rules don't touch it.
public struct InvoiceDocument: Codable, Hashable, Sendable {
    /// The seller or the buyer, as on the day of issue. The names of the fields are those of billing details.
    public struct Party: Codable, Hashable, Sendable {
        public var legalName: String
        public var addressLine1: String
        public var addressLine2: String?
        public var postalCode: String
        public var city: String
        /// ISO 3166-1 alpha-2.
        public var country: String
        public var vatID: String?
        public var companyID: String?
        public var email: String?
        public var peppolID: String?

        public init(_ details: BillingDetails) {
            legalName = details.legalName
            addressLine1 = details.addressLine1
            addressLine2 = details.addressLine2
            postalCode = details.postalCode
            city = details.city
            country = details.country
            vatID = details.vatID
            companyID = details.companyID
            email = details.email
            peppolID = details.peppolID
        }

        public var details: BillingDetails {
            BillingDetails(
                legalName: legalName, addressLine1: addressLine1, addressLine2: addressLine2, postalCode: postalCode, city: city,
                country: country, vatID: vatID, companyID: companyID, email: email, peppolID: peppolID)
        }
    }

    /// The transfer that is asked for.
    public struct Payment: Codable, Hashable, Sendable {
        public var iban: String
        public var bic: String?
        public var accountName: String
        /// What the payer writes beside it.
        public var remittance: String

        public init(iban: String, bic: String?, accountName: String, remittance: String) {
            self.iban = iban
            self.bic = bic
            self.accountName = accountName
            self.remittance = remittance
        }
    }

    /// The invoice that a credit note takes back.
    public struct Preceding: Codable, Hashable, Sendable {
        public var number: String
        public var issuedOn: LocalDate

        public init(number: String, issuedOn: LocalDate) {
            self.number = number
            self.issuedOn = issuedOn
        }
    }

    /// Such as `2026-000123`, or `C2026-000001` for a credit note.
    public var number: String
    /// ISO 639-1.
    public var language: String
    public var issuedOn: LocalDate
    /// Absent on a credit note, which asks for nothing.
    public var dueOn: LocalDate?
    public var periodStart: LocalDate
    /// The last day of the period.
    public var periodEnd: LocalDate
    public var seller: Party
    public var buyer: Party
    public var buyerReference: String?
    /// The number of the buyer's purchase order.
    public var poReference: String?
    public var preceding: Preceding?
    public var lines: [InvoiceDocumentLine]
    public var vat: InvoiceVAT
    public var netCents: Cents
    public var vatCents: Cents
    public var totalCents: Cents
    public var payment: Payment?
    public var notes: String?

    public init(
        number: String, language: String, issuedOn: LocalDate, dueOn: LocalDate?, periodStart: LocalDate, periodEnd: LocalDate,
        seller: Party, buyer: Party, buyerReference: String? = nil, poReference: String? = nil, preceding: Preceding? = nil,
        lines: [InvoiceDocumentLine], vat: InvoiceVAT, netCents: Cents, vatCents: Cents, totalCents: Cents, payment: Payment?,
        notes: String? = nil
    ) {
        self.number = number
        self.language = language
        self.issuedOn = issuedOn
        self.dueOn = dueOn
        self.periodStart = periodStart
        self.periodEnd = periodEnd
        self.seller = seller
        self.buyer = buyer
        self.buyerReference = buyerReference
        self.poReference = poReference
        self.preceding = preceding
        self.lines = lines
        self.vat = vat
        self.netCents = netCents
        self.vatCents = vatCents
        self.totalCents = totalCents
        self.payment = payment
        self.notes = notes
    }
}
