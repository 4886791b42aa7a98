import CompanyIdentifiers

/// Where a party receives electronic invoices.
public enum ElectronicAddress: Hashable, Sendable {
    case peppol(PeppolEndpoint)
    /// For who isn't in that network.
    case mail(MailAddress)
}
