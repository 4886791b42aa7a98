import CompanyIdentifiers
import Contracts

extension InvoiceLanguage {
    /// In which language customers in a country are written to.
    public init(usualIn country: Country) {
        self = country == .netherlands ? .dutch : .english
    }
}
