import StaffAPI

/// Says of somebody that they administer the organisation, and not the workspace itself.
enum ContactMark {
    static func html(_ contact: AdminContact) -> HTML {
        guard contact.source?.known == .organisation else { return .empty }
        return span(.class("chip"), .title("Nobody administers the workspace itself; they administer its organisation.")) { "organisation" }
    }
}
