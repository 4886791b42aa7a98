import Mollie
import StaffAPI

/// What the routes for payments go by.
struct PaymentDesk: Sendable {
    let standing: MollieStanding
    /// Whether the platform takes charges with VAT in them.
    let chargesIncludeVAT: Bool

    init(mollie: MollieConnection?, chargesIncludeVAT: Bool) {
        self.chargesIncludeVAT = chargesIncludeVAT
        standing = MollieStanding(enabled: mollie != nil, testMode: mollie?.client.isTest ?? false)
    }
}
