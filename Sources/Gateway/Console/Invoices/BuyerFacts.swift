import Contracts
import StaffAPI

/// Who buys, as billing details say it.
struct BuyerFacts {
    let details: BillingDetails

    var all: [FactList.Fact] {
        func fact(_ name: String, _ text: String?) -> FactList.Fact? { text.map { FactList.Fact(name, ShownName($0).html()) } }
        let address = [details.addressLine1, details.addressLine2, "\(details.postalCode) \(details.city)"].compactMap { $0 }
        return [
            fact("Legal name", details.legalName), fact("Address", address.joined(separator: ", ")), fact("Country", details.country),
            fact("Kind of buyer", details.buyerKind.title), fact("VAT number", details.vatID), fact("Company number", details.companyID),
            details.email.map { FactList.Fact("Invoice e-mail", MailAddress(address: $0).html()) },
            fact("Buyer's reference", details.buyerReference), fact("Peppol address", details.peppolID),
        ].compactMap { $0 }
    }

    /// What stands in the way of an invoice, with the field as it is called here.
    static func words(_ obstacle: BillingDetailsAnswer.Obstacle) -> String {
        obstacle.detail.replacing(obstacle.field, with: AuditWords.sentence(obstacle.field).lowercased())
    }
}
