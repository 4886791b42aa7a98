import Contracts
import StaffAPI
import WebKit

/// The states of a dialog, each shown in the page's own by a button, and messages. Each form waits in a template, so that no two stand on the page.
struct StyleGuideDialogs {
    let samples: StyleGuideSamples
    let viewer: Viewer

    private static let states = [
        ("loading", "Loading"), ("effects", "What would happen"), ("conflict", "Changed meanwhile"), ("fault", "Refused"),
        ("refusal", "Not possible"),
    ]

    var specimens: [(title: String, content: HTML)] {
        [("Dialog", dialogs), ("Messages", messages)]
    }

    private var dialogs: HTML {
        division(.class("specimen-line")) {
            for (state, title) in Self.states { button(.type("button"), .class("plain"), Attribute("data-dialog", state)) { "\(title)…" } }
            template(.id("form-mine")) { form(.tier, policies: Set(StaffPolicy.allCases)) }
            template(.id("form-theirs")) { form(.tier, policies: Set(StaffPolicy.allCases), changed: .innovator) }
            template(.id("form-refused")) { form(.tier, policies: []) }
        }
    }

    private var messages: HTML {
        division(.class("specimen-line")) {
            button(.type("button"), .class("plain"), Attribute("data-message", "plain")) { "A message" }
            button(.type("button"), .class("plain"), Attribute("data-message", "undo")) { "A message with Undo" }
        }
    }

    private func form(_ action: StaffAction, policies: Set<StaffPolicy>, changed tier: Tier? = nil) -> HTML {
        let person = Viewer(
            identity: StaffIdentity(email: "robin@dembrane.com", subject: "robin", policies: policies), formToken: "",
            sessionEndsAt: samples.now.adding(days: 1), staffManagers: WhomToAsk(managers: [.init(email: "kim@dembrane.com", name: nil)]))
        return ActionDialog(subject: Self.subject(action, samples, tier), viewer: person, colleagues: [], now: samples.now).html()
    }

    /// - Parameter tier: to which a colleague has changed it meanwhile.
    static func subject(_ action: StaffAction, _ samples: StyleGuideSamples, _ tier: Tier? = nil) -> DialogSubject {
        let account = samples.account(21, "Stad Rietenvoort", .guardian, .managed, cents: 285_000)
        let terms = BillingAccount.Terms(
            tier: Word(tier ?? .guardian), billingPeriod: Word(.annual), paymentMode: Word(.offline), managed: true, recordedSeats: 19,
            tierExpiresAt: samples.now.adding(days: 40), accountManager: "tobias@dembrane.com", version: 7)
        return DialogSubject(
            action: action, account: account, terms: terms, workspace: nil, version: 7,
            lastChange: .init(time: samples.now.adding(milliseconds: -180_000), actor: "kim@dembrane.com"))
    }
}
