import Contracts
import HTTP
import WebKit
import WireJSON

/// What whoever chooses a training for a session has to know and confirm first.
struct SessionConfirmation {
    private static let name = "confirmed"

    /// In words.
    let warning: String

    /// What is confirmed in a form, as the staff API takes it; nil where nothing is.
    static func confirmed(in fields: QueryItems) -> JSONValue? {
        guard fields[name] != nil else { return nil }
        return .array([.string(ConfirmationCode.comingSoon.rawValue)])
    }

    /// Nil for a problem that nobody can confirm.
    init?(_ problem: Problem) {
        guard problem.confirm != nil else { return nil }
        warning = Sentence.whole(problem.detail)
    }

    func html() -> HTML {
        .joined([
            Banner(text: warning).html(),
            WizardField(name: Self.name, title: "I know that, and want it planned", attributes: [Attribute("required")])
                .box(isTicked: false),
        ])
    }
}
