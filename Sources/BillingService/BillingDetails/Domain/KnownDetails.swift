import Contracts
import EventSourcing

/// What is known of a buyer: what staff have said wins over what the platform said before, and what the platform said since is a difference
/// that staff may take over (DOMAIN §10).
struct KnownDetails: Sendable, Equatable {
    /// What the platform's newest fact says, and when it was said.
    struct OfPlatform: Sendable, Equatable {
        var details: BillingDetails
        var saidAt: Instant
    }

    /// A field that the platform has said otherwise since staff set it.
    struct Difference: Sendable, Equatable {
        var field: String
        var ours: String?
        var platform: String?
    }

    let state: BuyerState
    let platform: OfPlatform?

    /// What invoices are made with; nil where nobody has said anything.
    var details: BillingDetails? { state.details ?? platform?.details }

    var origin: BillingDetailsSet.Origin? {
        if state.details != nil { return .staff }
        return platform == nil ? nil : .platform
    }

    var differences: [Difference] {
        guard let ours = state.details, let platform, isPlatformNewer else { return [] }
        return BillingDetails.platformFields.compactMap { name, field in
            let (mine, theirs) = (field(ours), field(platform.details))
            return mine == theirs ? nil : Difference(field: name, ours: mine, platform: theirs)
        }
    }

    /// What staff take over when they accept what the platform says: it knows nothing of the buyer's reference and kind. Nil where it has said
    /// nothing since staff set something else, so that nobody's decision is undone by what is older.
    var accepted: BillingDetails? {
        guard var accepted = platform?.details else { return nil }
        accepted.buyerReference = state.details?.buyerReference
        accepted.buyerKind = state.details?.buyerKind ?? accepted.buyerKind
        return isPlatformNewer || accepted == state.details ? accepted : nil
    }

    private var isPlatformNewer: Bool {
        guard let platform else { return false }
        return state.setAt.map { platform.saidAt > $0 } ?? true
    }
}

extension BillingDetails {
    /// The fields that the platform knows, by their names on the wire.
    fileprivate static let platformFields: [(name: String, value: @Sendable (BillingDetails) -> String?)] = [
        ("legal_name", { $0.legalName }), ("address_line1", { $0.addressLine1 }), ("address_line2", { $0.addressLine2 }),
        ("postal_code", { $0.postalCode }), ("city", { $0.city }), ("country", { $0.country }), ("vat_id", { $0.vatID }),
        ("company_id", { $0.companyID }), ("email", { $0.email }), ("peppol_id", { $0.peppolID }),
    ]
}

extension Rejection {
    static let noBillingDetails = rule(
        "no-billing-details", detail: "nobody has said to whom invoices go: set the billing details first", field: "billing_details")

    static let nothingToAccept = rule(
        "nothing-to-accept", detail: "the platform has said nothing since that could be taken over; set the billing details instead")
}
