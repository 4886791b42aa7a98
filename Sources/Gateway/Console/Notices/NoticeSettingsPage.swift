import Contracts

/// The content of the page that says how one wants to be written to.
struct NoticeSettingsPage {
    static let title = "Mails about notices"

    let preferences: MailPreferences
    /// Whether it has just been changed.
    let isSaved: Bool
    let viewer: Viewer

    func html() -> HTML {
        .joined([
            division(.class("headline")) {
                heading1 { Self.title }
                link(.class("button push"), .href(NoticesFeature.path)) { NoticesFeature.area.title }
            },
            isSaved ? Banner(text: "Saved. It holds from the next notice on.").html() : .empty,
            paragraph {
                "In the console you see every notice, whatever you choose here. Nobody is written to about what they did themselves."
            },
            choices,
        ])
    }

    private var choices: HTML {
        form(.class("notice-settings"), Attribute("method", "post"), Attribute("action", NoticeSettingsFeature.path)) {
            input(.type("hidden"), .name(FormToken.fieldName), .value(viewer.formToken))
            for code in NoticeCode.allCases { choice(code) }
            paragraph { button(.class("primary")) { "Save" } }
        }
    }

    private func choice(_ code: NoticeCode) -> HTML {
        fieldset(.class("preference")) {
            legend { code.title }
            for preference in MailPreference.allCases {
                label {
                    input(
                        .type("radio"), .name(code.rawValue), .value(preference.rawValue),
                        preference == preferences[code] ? Attribute("checked") : nil)
                    span { preference.title }
                }
            }
        }
    }
}

extension MailPreference {
    fileprivate var title: String {
        switch self {
        case .single: "One by one, up to five a day"
        case .digest: "Daily digest"
        case .off: "No mail"
        }
    }
}
