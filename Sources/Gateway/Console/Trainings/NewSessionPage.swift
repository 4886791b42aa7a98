import Contracts
import StaffAPI

/// The page on which a session is planned for an organisation.
struct NewSessionPage {
    static let title = "New session"
    static let askerName = "asker"

    let account: AccountRow
    /// Who may have asked for it.
    let people: [AccountPerson]
    let trainings: [TrainingAnswer]
    let texts: SessionTexts
    let asker: String?
    /// What has to be confirmed first.
    let confirmation: SessionConfirmation?
    let formToken: String
    let key: String

    func html() -> HTML {
        .joined([
            DetailHead(
                trail: [.init(title: ConsoleArea.trainings.title, path: ConsoleArea.trainings.path)], name: ShownName(Self.title),
                facts: [NameLink.account(account.accountID, account.label)]
            ).html(),
            trainings.isEmpty
                ? EmptyList(
                    text: "The catalogue has no training that can be planned.",
                    ways: [.init(title: "Catalogue", path: TrainingTabs.Tab.catalogue.path)]
                ).html()
                : division(.class("checks")) { form.html() },
        ])
    }

    private var form: PageForm {
        PageForm(
            name: "plan", title: "What is planned", path: NewSessionFeature.path, formToken: formToken,
            hidden: [("account", account.accountID.description), (SessionDesk.keyName, key)], fault: texts.fault,
            content: .joined([SessionFields(texts: texts, trainings: trainings).html(), who, confirmation?.html() ?? .empty]),
            deed: "Plan session", backPath: ConsoleArea.trainings.path)
    }

    private var who: HTML {
        let known = people.compactMap { person -> (value: String, title: String)? in
            person.userID.map { ($0.description, ShownName(person.name.isEmpty ? person.email : person.name).plain) }
        }
        return WizardField(name: Self.askerName, title: "Who asks", text: asker ?? "").choice([("", "Nobody: staff plan it")] + known)
    }
}
