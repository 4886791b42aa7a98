/// A field of a wizard's step: its label, what was written in it, and what is wrong with that.
struct WizardField {
    let name: String
    let title: String
    var text = ""
    var note: String?
    var fault: String?
    var attributes: [Attribute] = []
    var isOptional = false

    private var id: String { "field-\(name)" }

    func html() -> HTML {
        framed { input(common + [.type("text"), .value(text), Attribute("autocomplete", "off")] + attributes) }
    }

    func choice(_ choices: [(value: String, title: String)]) -> HTML {
        framed {
            select(common) {
                for choice in choices {
                    option(.value(choice.value), choice.value == text ? Attribute("selected") : nil) { choice.title }
                }
            }
        }
    }

    /// Several lines.
    func area(rows: Int) -> HTML {
        framed { textArea(common + [Attribute("rows", String(rows))] + attributes) { text } }
    }

    func box(isTicked: Bool, value: String = "true") -> HTML {
        division(.class("field check")) {
            input(common + [.type("checkbox"), .value(value)] + (isTicked ? [Attribute("checked")] : []) + attributes)
            label(.labels(id)) { title }
            explanation
        }
    }

    private var common: [Attribute] {
        var attributes: [Attribute] = [.id(id), .name(name)]
        let described = [note.map { _ in "\(id)-note" }, fault.map { _ in "\(id)-error" }].compactMap { $0 }
        if !described.isEmpty { attributes.append(Attribute("aria-describedby", described.joined(separator: " "))) }
        if fault != nil { attributes.append(Attribute("aria-invalid", "true")) }
        return attributes
    }

    private func framed(@HTMLBuilder control: () -> HTML) -> HTML {
        division(.class("field")) {
            label(.labels(id)) {
                title
                if isOptional { span(.class("optional")) { " (optional)" } }
            }
            control()
            explanation
        }
    }

    @HTMLBuilder private var explanation: HTML {
        if let note { small(.id("\(id)-note")) { note } }
        if let fault { paragraph(.class("field-error"), .id("\(id)-error")) { fault } }
    }
}
