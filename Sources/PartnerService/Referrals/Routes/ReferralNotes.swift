import StaffAPI
import WebKit

/// What people write about a referral, as it is kept.
enum ReferralNotes {
    static func accept(_ text: String, field: String) throws -> String {
        try Problem.naming(field) { try ReferralOperations.notesRule.accept(text) }
    }
}
