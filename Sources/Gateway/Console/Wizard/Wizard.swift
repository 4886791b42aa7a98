import HTTP

/// A matter of several decisions on a page of its own: its steps at the left, one of them in the middle, and at the right what has been chosen
/// so far. What was filled in travels in the address, so that going back, reloading and sharing keep it; nothing is done before the last step.
struct Wizard {
    /// One decision, as the list of steps names it.
    struct Step {
        /// In kebab case; the query says it as `step`.
        let name: String
        let title: String
    }

    let title: String
    /// Where the page is, without its query.
    let path: String
    let steps: [Step]
    /// Which of them is shown.
    let current: Int
    /// What was filled in in the other steps, which the form sends on.
    let kept: [(name: String, value: String)]
    /// The same with what the step itself asks for, so that going back keeps that too.
    let filled: [(name: String, value: String)]
    /// What has been chosen so far, in words.
    let summary: [FactList.Fact]
    /// The fields of the step; in the last one what will happen and who is told.
    let content: HTML
    /// Nil where it can't be done.
    let deed: Deed?

    /// What the last step's button does, by a form that is posted to the page's own address; the others lead on.
    struct Deed {
        /// Such as `Issue invoice`.
        let title: String
        let formToken: String
    }

    private var isLast: Bool { current == steps.count - 1 }

    func html() -> HTML {
        division(.class("wizard")) {
            navigation(.class("wizard-steps"), .label("Steps")) { orderedList { for index in steps.indices { step(index) } } }
            section(.class("card wizard-step"), Attribute("aria-labelledby", "wizard-title")) {
                heading2(.id("wizard-title")) { steps[current].title }
                form(Attribute("method", isLast ? "post" : "get"), Attribute("action", path)) {
                    if !isLast { input(.type("hidden"), .name("step"), .value(steps[current + 1].name)) }
                    if isLast, let deed { input(.type("hidden"), .name(FormToken.fieldName), .value(deed.formToken)) }
                    for one in kept { input(.type("hidden"), .name(one.name), .value(one.value)) }
                    content
                    buttons
                }
            }
            section(.class("card wizard-summary"), Attribute("aria-labelledby", "summary-title")) {
                heading2(.id("summary-title")) { title }
                FactList(facts: summary).html()
            }
        }
    }

    /// Steps that were taken lead back; those ahead need this one first.
    private func step(_ index: Int) -> HTML {
        listItem(index == current ? Attribute("aria-current", "step") : nil) {
            if index < current { link(.href(address(of: steps[index]))) { steps[index].title } } else { span { steps[index].title } }
        }
    }

    private var buttons: HTML {
        division(.class("dialog-buttons")) {
            if current > 0 { link(.class("button"), .href(address(of: steps[current - 1]))) { "Back" } }
            if let title = isLast ? deed?.title : "Next: \(steps[current + 1].title)" {
                button(.type("submit"), .class("primary")) { title }
            }
        }
    }

    private func address(of step: Step) -> String {
        var items: QueryItems = ["step": step.name]
        for one in filled { items.add(one.name, one.value) }
        return "\(path)?\(items.encoded)"
    }
}
