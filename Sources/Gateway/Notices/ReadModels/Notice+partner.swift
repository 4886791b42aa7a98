import Contracts
import EventKit

extension Notice {
    /// What PartnerService tells staff. It is of the account of the organisation that was found. Nil for an event that staff are not told of.
    init?(ofPartner event: CloudEvent) throws {
        guard let detected = try event.decode(ExternalLedOrganisationDetected.self) else { return nil }
        let matter = NoticeMatter.DetectedOrganisation(partnerOrganisationIDs: detected.partnerOrganisationIDs)
        self.init(.externalLedDetected(matter), of: AccountID(of: detected.organisationID), detected.organisationID, event)
    }
}

extension NoticeHandling {
    /// It is dealt with once staff have marked it as anything but new, or it is gone, and open again where they take that back.
    static func ofPartner(_ event: CloudEvent) throws -> Self? {
        if let fact = try event.decode(OrganisationChanged.self) {
            return fact.deleted == true ? .handled(.externalLed(fact.organisationID)) : nil
        }
        guard let marked = try event.decode(ExternalLedOrganisationMarked.self) else { return nil }
        return switch marked.state {
        case .new: .open(.externalLed(marked.organisationID))
        case .contacted, .converted, .notInterested: .handled(.externalLed(marked.organisationID))
        }
    }
}
