import Contracts

/// The bounds of every text that an invoice holds; of those that come from billing details, theirs.
public enum InvoiceTexts {
    public enum Name: TextBounds { public static let longest = BillingDetails.nameRule.length.upperBound }
    public enum AddressLine: TextBounds { public static let longest = BillingDetails.addressRule.length.upperBound }
    public enum PostalCode: TextBounds { public static let longest = BillingDetails.postalCodeRule.length.upperBound }
    public enum City: TextBounds { public static let longest = BillingDetails.cityRule.length.upperBound }
    public enum Identifier: TextBounds { public static let longest = BillingDetails.numberRule.length.upperBound }
    public enum Reference: TextBounds { public static let longest = BillingDetails.referenceRule.length.upperBound }
    public enum LineNumber: TextBounds { public static let longest = 50 }
    public enum Number: TextBounds { public static let longest = 30 }
    public enum Description: TextBounds { public static let longest = 300 }

    /// What a SEPA credit transfer carries for whoever receives it.
    public enum Remittance: TextBounds { public static let longest = 140 }

    public enum Notes: TextBounds {
        public static let longest = 2_000
        public static let mayHaveLines = true
    }
}

/// The legal name of a party or of a bank account's holder.
public typealias PartyName = BoundedText<InvoiceTexts.Name>
public typealias AddressLine = BoundedText<InvoiceTexts.AddressLine>
public typealias PostalCode = BoundedText<InvoiceTexts.PostalCode>
public typealias CityName = BoundedText<InvoiceTexts.City>
/// The number by which a register knows a party.
public typealias PartyIdentifier = BoundedText<InvoiceTexts.Identifier>
/// What the buyer wants to see on the invoice: its own reference, or the number of its purchase order.
public typealias BuyerText = BoundedText<InvoiceTexts.Reference>
/// The number of an invoice or credit note, such as `2026-000123`.
public typealias DocumentNumber = BoundedText<InvoiceTexts.Number>
public typealias LineIdentifier = BoundedText<InvoiceTexts.LineNumber>
public typealias LineDescription = BoundedText<InvoiceTexts.Description>
public typealias RemittanceText = BoundedText<InvoiceTexts.Remittance>
public typealias InvoiceNotes = BoundedText<InvoiceTexts.Notes>
