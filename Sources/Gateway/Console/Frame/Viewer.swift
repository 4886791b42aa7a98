import Contracts
import StaffAPI
import WebKit

/// The person who looks at a page, the token that their forms carry, and how they like their pages.
struct Viewer: Sendable {
    let identity: StaffIdentity
    let formToken: String
    /// When their session ends, whatever they do.
    let sessionEndsAt: Instant
    var density = Density.standard
    var shortcuts = KeyboardShortcuts.standard
    /// From where on their page follows what happens.
    var newestEvent: String?
    /// Who grants what they may not do.
    var staffManagers = WhomToAsk()

    /// Whom they may ask for a permission, as the end of a sentence.
    var whomToAsk: String { staffManagers.words(for: identity.email) }

    /// Why this person may not do what needs the policy; nil where they may.
    func obstacle(_ policy: StaffPolicy) -> Obstacle? {
        identity.policies.contains(policy) ? nil : Obstacle(missing: policy)
    }
}
