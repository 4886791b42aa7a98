import StaffAPI

/// Why an action that is offered can't be done now. A row names the case only; menu and dialog have the words.
enum Obstacle: String, CaseIterable, Sendable {
    case pastMonth = "past"
    case setTier = "set-tier"
    case policy
    case subscription
    case managed
    case onTrial = "on-trial"
    case highestTier = "highest-tier"
    case nobodyPays = "nobody-pays"
    case noTrial = "no-trial"
    case notPaid = "not-paid"
    case nothingCounted = "nothing-counted"
    case hoursAreFine = "hours-are-fine"
    case notStaffManager = "not-staff-manager"
    case oneself
    case byTheSignIn = "by-the-sign-in"
    case nothingOpen = "nothing-open"
    case secondPerson = "second-person"
    case nothingOwed = "nothing-owed"
    case hasEnded = "has-ended"
    case withdrawn
    case issuedElsewhere = "issued-elsewhere"

    init(missing policy: StaffPolicy) {
        self = policy == .setTier ? .setTier : .policy
    }

    /// For whom it stands in the way: it says whom they may ask.
    func text(for viewer: Viewer) -> String {
        switch self {
        case .pastMonth: "This page shows a past month"
        case .setTier: "Only colleagues who may set tiers can do this; \(viewer.whomToAsk)"
        case .policy: "Only colleagues with a special permission can do this; \(viewer.whomToAsk)"
        case .subscription: "The customer pays by subscription; its tier follows that"
        case .managed: "Pays by invoice, so it needs no trial"
        case .onTrial: "A trial is running already"
        case .highestTier: "Has the highest tier already"
        case .nobodyPays: "Nobody would pay for the tier then; set managed billing instead"
        case .noTrial: "Pays, is on trial, or has Changemaker or more"
        case .notPaid: "The tier costs nothing, so there is nothing to discount"
        case .nothingCounted: "Nothing is counted yet in this cycle"
        case .hoursAreFine: "The hours are not the trouble here"
        case .notStaffManager: "Only staff managers grant and take permissions; \(viewer.whomToAsk)"
        case .oneself: "Nobody grants a permission to themselves; \(viewer.whomToAsk)"
        case .nothingOpen: "Nothing of it is open"
        case .secondPerson: "You have asked for it; a second person has to confirm it"
        case .nothingOwed: "Nothing of it is owed"
        case .hasEnded: "It has ended for good"
        case .withdrawn: "It was withdrawn already"
        case .issuedElsewhere: "It was issued in another system, where its document is"
        case .byTheSignIn: "Comes with the sign-in; the platform has to take it away"
        }
    }
}
