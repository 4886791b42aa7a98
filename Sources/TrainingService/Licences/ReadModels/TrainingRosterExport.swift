import StaffAPI
import WebKit

/// The lines of the export of an organisation's roster, in the order of the list.
enum TrainingRosterExport {
    static let header = CSV.line([
        "user_id", "name", "email", "trained", "trained_until", "expiring_soon", "through_organisation_id", "high_risk",
    ])

    static func line(_ row: TrainingRosterMember) -> String {
        CSV.line([
            row.userID.description, row.name ?? "", row.email ?? "", "\(row.trained)", row.trainedUntil?.description ?? "",
            "\(row.expiringSoon)", row.throughOrganisationID?.description ?? "", "\(row.highRisk)",
        ])
    }
}
