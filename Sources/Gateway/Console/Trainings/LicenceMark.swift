import Contracts
import StaffAPI

/// How a licence stands, in one word.
struct LicenceMark {
    let status: Word<LicenceStatus>
    let isExpiringSoon: Bool

    init(_ licence: LicenceRow) {
        status = licence.status
        isExpiringSoon = licence.expiringSoon
    }

    func html() -> HTML { span(.class("chip \(tone)")) { isExpiringSoon ? "Expiring soon" : status.title } }

    private var tone: String {
        switch status.known {
        case .active: isExpiringSoon ? "warn" : "good"
        case .expired, nil: "quiet"
        case .revoked: "bad"
        }
    }
}
