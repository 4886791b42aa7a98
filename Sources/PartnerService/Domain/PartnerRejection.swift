import Contracts

/// Why PartnerService refuses a command.
enum PartnerRejection: Error, Hashable, Sendable {
    case unknownOrganisation(OrganisationID)
    case agreementNotConfirmed
}
