import Contracts
import HTTP
import WebKit
import WireJSON

/// What whoever chooses a training for a session has to know and confirm first.
struct SessionConfirmation {
    private static let name = "confirmed"

    /// What is confirmed in a form, as the staff API takes it; nil where nothing is.
    static func confirmed(in fields: QueryItems) -> JSONValue? {
        guard fields[name] != nil else { return nil }
        return .array([.string(ConfirmationCode.comingSoon.rawValue)])
    }

    /// Nil for a problem that isn't of that.
    init?(_ problem: Problem) {
        guard problem.confirm?.contains(.comingSoon) == true else { return nil }
    }

    func html() -> HTML {
        .joined([
            Banner(text: "This training is only announced so far.").html(),
            WizardField(name: Self.name, title: "I know that, and want it planned", attributes: [Attribute("required")])
                .box(isTicked: false),
        ])
    }
}
