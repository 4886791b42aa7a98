import Contracts

/// An organisation's partner status as it is told to staff.
struct OrganisationAnswer: Codable, Sendable, Equatable {
    let organisationID: OrganisationID
    /// Nil for one that is deleted.
    let name: String?
    let isPartner: Bool
    let agreementConfirmed: Bool
    /// Why it was set or cleared last; nil where that never happened.
    let reason: String?
    let changedAt: Instant?
    /// A staff e-mail address, or `system`.
    let changedBy: String?
    /// For `If-Match`.
    let version: Int
}
