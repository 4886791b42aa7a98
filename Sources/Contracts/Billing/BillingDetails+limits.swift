extension BillingDetails {
    public static let nameRule = TextRule(length: 1...200)
    public static let addressRule = TextRule(length: 1...200)
    public static let postalCodeRule = TextRule(length: 1...20)
    public static let cityRule = TextRule(length: 1...100)
    /// A code of two letters, or a name that stands for one.
    public static let countryRule = TextRule(length: 2...60)
    /// Of a VAT number, a company number, an address in the Peppol network.
    public static let numberRule = TextRule(length: 1...64)
    public static let referenceRule = TextRule(length: 1...100)
}
