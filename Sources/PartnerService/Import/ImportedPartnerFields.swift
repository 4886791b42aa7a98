import Contracts
import ServiceKit

/// The fields of a line that tells since when an organisation is a partner.
struct ImportedPartnerFields: Decodable {
    var organisationID: OrganisationID
    var effectiveAt: Instant
    var reason: String

    func command(by now: Instant) throws -> ImportPartner {
        try ImportFault.check(effectiveAt <= now, "effective_at lies in the future (\(effectiveAt))")
        return ImportPartner(organisation: organisationID, reason: try Reason(reason))
    }
}
