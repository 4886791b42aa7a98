import StaffAPI

/// Says of somebody that they administer the organisation, and not the workspace itself.
enum ContactMark {
    static func html(_ contact: AdminContact) -> HTML {
        guard contact.source?.known == .organisation else { return .empty }
        return span(.class("chip"), .title("Nobody administers the workspace itself; they administer its organisation.")) { "organisation" }
    }

    /// Of somebody who looks after the money.
    static func billing(_ contact: AdminContact) -> HTML {
        let place = contact.source?.known == .organisation ? "in the organisation" : "in a workspace of the account"
        return span(.class("chip"), .title("They have the billing role \(place).")) { "billing" }
    }
}
