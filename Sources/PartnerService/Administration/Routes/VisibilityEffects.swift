import Contracts
import WebKit

/// What it means that somebody else sees a workspace.
struct VisibilityEffects {
    let desk: AdministrationDesk
    let visibility: Visibility

    func all() throws -> [PreviewEffect] {
        [.affected("visibility", audience), try beyondTheTier()].compactMap { $0 }
    }

    private var audience: String {
        switch visibility {
        case .openToOrganisation: "Everybody in the organisation finds and opens the workspace"
        case .inviteOnly: "Everybody in the organisation finds the workspace; only those who are invited open it"
        case .isPrivate: "Only those who are in the workspace find it"
        }
    }

    /// Nil where the customer could have done it as well.
    func beyondTheTier() throws -> PreviewEffect? {
        guard visibility != .openToOrganisation, try desk.terms().tier.rank < Tier.innovator.rank else { return nil }
        return .noted(
            "customer", "The customer couldn't do this on their tier, which needs Innovator or more; going back to open is free for them")
    }
}
