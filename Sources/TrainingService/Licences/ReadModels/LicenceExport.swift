import Contracts
import StaffAPI
import WebKit

/// The lines of the export of licences, in the order of the list.
enum LicenceExport {
    static let header = CSV.line([
        "licence_id", "status", "user_id", "name", "email", "organisation_id", "organisation_name", "session_id", "training",
        "completed_on", "expires_at", "granted_at", "granted_by", "evidence", "reason", "revoked_at", "revoked_reason",
    ])

    static func line(_ row: LicenceRow) -> String {
        let who = [row.licenceID.description, row.status.text, row.userID.description, row.name ?? "", row.email ?? ""]
        let through = [
            row.organisationID.description, row.organisationName ?? "", row.sessionID?.description ?? "", row.trainingTitle ?? "",
        ]
        let term = [row.completedOn.description, row.expiresAt.description, row.grantedAt.description, row.grantedBy]
        let why = [row.evidence ?? "", row.reason ?? "", row.revokedAt?.description ?? "", row.revokedReason ?? ""]
        return CSV.line(who + through + term + why)
    }
}
