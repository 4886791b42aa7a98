import Contracts
import StaffAPI

/// One field of a dialog with its label, note and place for what is wrong with it; its control and limits follow from what the operation declares,
/// and it begins with what holds.
struct FormField {
    /// As what the script reads and sends a value.
    private enum Kind: String {
        case text, integer, euros, boolean, day, each
    }

    private static let emailLengthMaximum = 254
    private static let lineLengthMaximum = 200

    private let field: StaffAction.Field
    private let declaration: StaffAPI.Operation.Field
    private let subject: any DialogMatter
    private let policies: Set<StaffPolicy>
    private let now: Instant

    /// Nil for a field that the operation doesn't have.
    /// - Parameter policies: what the person may choose.
    init?(_ field: StaffAction.Field, of subject: any DialogMatter, policies: Set<StaffPolicy>, now: Instant) {
        guard let declaration = subject.action.declaration(of: field) else { return nil }
        self.field = subject.asked(field)
        self.declaration = declaration
        self.subject = subject
        self.policies = policies
        self.now = now
    }

    private var id: String { "field-\(field.name)" }
    private var preset: String? { field.preset.flatMap { $0 == .today ? Figures.date(now.date) : subject.preset($0) } }
    private var isNeeded: Bool { field.isNeeded ?? (declaration.need != .never) }

    var isOfColleague: Bool { field.isOfColleague }

    func html() -> HTML {
        if let constant = field.constant {
            return input(.type("hidden"), .name(field.name), .value(String(constant)), Attribute("data-kind", Kind.boolean.rawValue))
        }
        if declaration.kind == .flag { return confirmation }
        let choices = subject.choices(of: field)
        if field.source?.isShown == false { return .joined(choices.map(hidden)) }
        if case .texts = declaration.kind { return boxes(choices) }
        return labelled { choices.isEmpty ? control : named(choices) }
    }

    private var control: HTML {
        switch declaration.kind {
        case .text(let rule): textControl(rule)
        case .words(let maximum): single(.text, maximum.map { Attribute("maxlength", String($0)) })
        case .email:
            single(
                .text, Attribute("maxlength", String(Self.emailLengthMaximum)), Attribute("inputmode", "email"),
                isOfColleague ? Attribute("list", "colleagues") : nil)
        case .whole(let range, _): number(range)
        case .choice(let vocabulary): choice(vocabulary)
        case .day, .dayOrInstant: day
        case .flag, .choices, .list, .rows, .texts, .ids, .object, .days, .sort, .month, .instant: single(.text)
        case .id: named([])
        }
    }

    private func choice(_ vocabulary: Vocabulary) -> HTML {
        // What was proposed is offered also where nobody would choose it anew.
        let showsWhatHolds = subject.action.needsChange || subject.action.subject == .request
        return FieldChoice(field, vocabulary, preset, showsWhatHolds, policies, presetMark: subject.presetMark).html(common(.text))
    }

    /// One of several things by their names; the only one of a field that is needed is chosen.
    private func named(_ choices: [DialogChoice]) -> HTML {
        select(common(.text)) {
            if choices.count != 1 || !isNeeded { option(.value(""), Attribute("selected")) { field.unchosen ?? "Choose…" } }
            for choice in choices {
                option(.value(choice.value), choice.value == preset ? Attribute("selected") : nil, Attribute("data-title", choice.title)) {
                    choice.title
                }
            }
        }
    }

    private func hidden(_ choice: DialogChoice) -> HTML {
        input(.type("hidden"), .name(field.name), .value(choice.value), Attribute("data-kind", Kind.text.rawValue))
    }

    private func common(_ kind: Kind) -> [Attribute] {
        var attributes: [Attribute] = [
            .id(id), .name(field.name), Attribute("data-kind", kind.rawValue), Attribute("data-title", field.title),
        ]
        if isNeeded { attributes.append(Attribute("required")) }
        if let preset { attributes.append(Attribute("data-now", preset)) }
        if field.isChange { attributes.append(Attribute("data-change")) }
        attributes.append(Attribute("aria-describedby", field.note == nil ? "\(id)-error" : "\(id)-note \(id)-error"))
        return attributes
    }

    private func labelled(@HTMLBuilder control: () -> HTML) -> HTML {
        division(.class("field")) {
            label(.labels(id)) {
                field.title
                if !isNeeded { span(.class("optional")) { " (optional)" } }
            }
            control()
            if let note = field.note { small(.id("\(id)-note")) { note } }
            error
        }
    }

    private var error: HTML { paragraph(.class("field-error"), .id("\(id)-error"), Attribute("hidden")) }

    private func single(_ kind: Kind, _ attributes: Attribute?...) -> HTML {
        input(
            common(kind) + [.type("text"), .value(preset ?? field.initial.map(String.init) ?? ""), Attribute("autocomplete", "off")]
                + attributes.compactMap { $0 })
    }

    /// Text, since a field for numbers drops what it doesn't take for one: `2,5` would become 25.
    private func number(_ range: ClosedRange<Int64>) -> HTML {
        let listPrice = field.preset == .discountPercent ? subject.listPrice : nil
        return .joined([
            single(
                field.isInEuros ? .euros : .integer, Attribute("inputmode", field.isInEuros ? "decimal" : "numeric"),
                Attribute("data-min", String(range.lowerBound)),
                Attribute("data-max", String(range.upperBound)), listPrice.map { Attribute("data-list-cents", String($0.amount)) }),
            listPrice == nil ? .empty : small(.class("amount"), Attribute("data-amount"), Attribute("role", "status")),
        ])
    }

    private var day: HTML {
        let field = single(.day, Attribute("placeholder", "dd-mm-jjjj"), Attribute("maxlength", "10"))
        return endsSomething ? .joined([field, quickChoices]) : field
    }

    /// What begins today isn't chosen by the end of a month.
    private var endsSomething: Bool { field.preset != .today }

    private var quickChoices: HTML {
        let end = field.preset == .end ? subject.end : nil
        let inThirtyDays = max(now, end ?? now).adding(days: 30).lastDay
        let choices = [("End of this month", now.month.end.lastDay), ("30 days more", inThirtyDays)]
        return division(.class("quick-choices")) {
            for (title, day) in choices {
                button(.type("button"), .class("plain"), Attribute("data-fills", id), .value(Figures.date(day))) { title }
            }
        }
    }

    private var confirmation: HTML {
        division(.class("field check")) {
            input(common(.boolean) + [.type("checkbox")] + (preset == "true" ? [Attribute("checked")] : []))
            label(.labels(id)) { field.title }
            error
        }
    }

    /// Any of what the matter has.
    private func boxes(_ options: [DialogChoice]) -> HTML {
        fieldset(.class("field")) {
            legend { field.title }
            for (index, one) in options.enumerated() {
                division(.class("check")) {
                    input(
                        .id("\(id)-\(index)"), .type("checkbox"), .name(field.name), .value(one.value),
                        Attribute("data-kind", Kind.each.rawValue), Attribute("data-title", field.title))
                    label(.labels("\(id)-\(index)")) { one.title }
                }
            }
            if let note = field.note { small { note } }
            error
        }
    }

    /// One line where no more than a name or a number is asked for.
    private func textControl(_ rule: TextRule) -> HTML {
        rule.length.upperBound <= Self.lineLengthMaximum
            ? single(.text, Attribute("maxlength", String(rule.length.upperBound)))
            : textArea(common(.text) + [Attribute("rows", "3"), Attribute("maxlength", String(rule.length.upperBound))]) { preset ?? "" }
    }
}

extension StaffAction.Field {
    /// Takes the address of a colleague.
    var isOfColleague: Bool { preset == .accountManager }
}
