import Mollie
import StaffAPI

/// What the routes for payments go by.
struct PaymentDesk: Sendable {
    let standing: MollieStanding

    init(mollie: MollieConnection?) {
        standing = MollieStanding(enabled: mollie != nil, testMode: mollie?.client.isTest ?? false)
    }
}
