import StaffAPI

/// Who is signed in, what they may do, how they like their pages, and the way out.
struct PersonMenu {
    private static let id = "person"

    let viewer: Viewer

    func html() -> HTML {
        .joined([
            button(
                .type("button"), .class("person-button plain"), Attribute("popovertarget", Self.id),
                .label("Signed in as \(ShownName(viewer.identity.email).plain)")
            ) {
                span(.class("address")) { ShownName(viewer.identity.email).html() }
            },
            division(.id(Self.id), .class("person-menu"), Attribute("popover")) {
                paragraph { strong { ShownName(viewer.identity.email).html() } }
                division(.id("permissions"), Attribute("data-live")) { permissions }
                paragraph { link(.href(NoticeSettingsFeature.path)) { NoticeSettingsPage.title } }
                viewer.density.choices()
                viewer.shortcuts.choices()
                button(.type("button"), .class("plain"), Attribute("data-keyboard-help"), Shortcut.attribute(.help)) {
                    "\(KeyboardHelp.title)…"
                }
                form(Attribute("method", "post"), Attribute("action", "/sign-out")) {
                    input(.type("hidden"), .name(FormToken.fieldName), .value(viewer.formToken))
                    button(.class("plain")) { "Sign out" }
                }
            },
        ])
    }

    @HTMLBuilder private var permissions: HTML {
        if viewer.identity.policies.isEmpty {
            paragraph { "You may see everything and do what needs no extra permission." }
        } else {
            paragraph { "You may also:" }
            unorderedList {
                for policy in StaffPolicy.allCases where viewer.identity.policies.contains(policy) { listItem { policy.title } }
            }
        }
    }
}
