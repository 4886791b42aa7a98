/// One dialog per action, shared by all rows of a page.
enum ActionDialogs {
    static func html(_ viewer: Viewer) -> HTML {
        viewer.obstacle(.setTier) == nil ? markup : markupWithoutTiers
    }

    private static let markup = HTML.joined(ActionForm.all.map(dialog))
    private static let markupWithoutTiers = HTML.joined(ActionForm.allWithoutTiers.map(dialog))

    private static func dialog(_ action: ActionForm) -> HTML {
        let id = "dialog-\(action.action.rawValue)"
        return Gateway.dialog(.id(id), Attribute("aria-labelledby", "\(id)-title"), Attribute("aria-describedby", "\(id)-text")) {
            form(
                Attribute("method", "dialog"), Attribute("data-method", action.method.rawValue),
                Attribute("data-path", "/api/v1/\(action.path)"), action.hasPreview ? Attribute("data-preview") : nil
            ) {
                heading2(.id("\(id)-title")) { action.action.title }
                paragraph(.class("subject"), Attribute("data-subject"))
                paragraph(.id("\(id)-text")) { action.explanation }
                for field in action.fields { FormField(field: field, id: "\(id)-\(field.name)").html() }
                division(.class("effects"), Attribute("hidden")) {
                    heading3 { "This will happen" }
                    unorderedList()
                }
                paragraph(.class("refusal"), Attribute("role", "alert"), Attribute("hidden"))
                division(.class("dialog-buttons")) {
                    button(.type("button"), .class("plain"), Attribute("data-cancel")) { "Cancel" }
                    button(.type("submit"), .class("primary")) { action.submitTitle }
                }
            }
        }
    }
}

/// One field of a dialog with its label and note.
struct FormField {
    let field: ActionForm.Field
    let id: String

    func html() -> HTML {
        switch field.control {
        case .text(let maximumLength): labelled { control(.text, .type("text"), Attribute("maxlength", String(maximumLength))) }
        case .email: labelled { control(.text, .type("email"), Attribute("maxlength", "254")) }
        case .number(let range, let initial):
            labelled {
                control(
                    .integer, .type("number"), Attribute("min", String(range.lowerBound)), Attribute("max", String(range.upperBound)),
                    Attribute("step", "1"), Attribute("inputmode", "numeric"), initial.map { .value(String($0)) })
            }
        case .day: labelled { control(.text, .type("date")) }
        case .choice(let values): labelled { choice(values) }
        case .confirmation: confirmation
        case .constant(let value):
            input(.type("hidden"), .name(field.name), .value(value), Attribute("data-kind", ActionForm.Kind.boolean.rawValue))
        case .reason: labelled { reason }
        }
    }

    private var common: [Attribute] {
        var attributes: [Attribute] = [.id(id), .name(field.name)]
        if field.isRequired { attributes.append(Attribute("required")) }
        if let preset = field.presetFrom { attributes.append(Attribute("data-preset", preset)) }
        if field.note != nil { attributes.append(Attribute("aria-describedby", "\(id)-note")) }
        return attributes
    }

    private func labelled(@HTMLBuilder control: () -> HTML) -> HTML {
        division(.class("field")) {
            label(.labels(id)) {
                field.title
                if !field.isRequired { span(.class("optional")) { " (optional)" } }
            }
            control()
            if let note = field.note { small(.id("\(id)-note")) { note } }
        }
    }

    private func control(_ kind: ActionForm.Kind, _ attributes: Attribute?...) -> HTML {
        input(common + attributes.compactMap { $0 } + [Attribute("data-kind", kind.rawValue), Attribute("autocomplete", "off")])
    }

    private func choice(_ values: [(value: String, title: String)]) -> HTML {
        select(common + [Attribute("data-kind", ActionForm.Kind.text.rawValue)]) {
            for one in values { option(.value(one.value)) { one.title } }
        }
    }

    private var confirmation: HTML {
        division(.class("field check")) {
            input(common + [.type("checkbox"), Attribute("data-kind", ActionForm.Kind.boolean.rawValue)])
            label(.labels(id)) { field.title }
        }
    }

    private var reason: HTML {
        textArea(
            common + [
                Attribute("rows", "3"), Attribute("minlength", "1"), Attribute("maxlength", String(ActionForm.longestReason)),
                Attribute("data-kind", ActionForm.Kind.text.rawValue),
            ])
    }
}
