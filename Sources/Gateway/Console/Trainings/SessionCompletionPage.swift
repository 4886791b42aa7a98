import Contracts
import StaffAPI

/// The page of one step of completing a session.
struct SessionCompletionPage {
    static let title = "Complete session"

    let completion: SessionCompletion
    /// What its owner says against it.
    var refusal: String?
    let formToken: String
    let key: String

    private var session: SessionRow { completion.session }
    private var address: SessionCompletionAddress { completion.address }

    func html() -> HTML {
        .joined([
            SessionHead(session: session, title: Self.title).html(), completion.obstacle.map(obstacle) ?? wizard.html(),
        ])
    }

    private func obstacle(_ words: String) -> HTML {
        Banner(text: words, way: .init(title: "The session", path: session.path)).html()
    }

    /// What is wrong is told at the step that asks for it.
    private var step: SessionCompletionAddress.Step {
        completion.dayFault == nil && completion.attendanceFault == nil ? address.step : .held
    }

    private var wizard: Wizard {
        let steps = SessionCompletionAddress.Step.allCases
        return Wizard(
            title: Self.title, path: address.path, steps: steps.map { .init(name: $0.rawValue, title: $0.title) },
            current: steps.firstIndex(of: step) ?? 0,
            kept: step == .held ? [] : address.items + [(SessionDesk.keyName, key), (SessionCompletionFeature.versionName, version)],
            filled: address.items, summary: summary, content: step == .held ? whenAndWho : whatHappens,
            deed: .init(title: deedTitle, formToken: formToken))
    }

    private var version: String { String(session.version) }

    private var deedTitle: String {
        guard session.grantsLicence == true else { return Self.title }
        let count = completion.attending.count
        return "Complete and grant \(Figures.count(count)) \(count == 1 ? "licence" : "licences")"
    }

    private var summary: [FactList.Fact] {
        [
            .init("Training", ShownName(session.shownTitle).html()), .init("Organisation", session.customer.html()),
            session.scheduledAt.map { .init("Date", Figures.moment($0)) },
            completion.day.map { .init("Held on", Figures.date($0)) },
            .init("Took part", "\(Figures.count(completion.attending.count)) of \(Figures.count(session.roster.count))"),
            completion.price.map { .init("Price", "\(Figures.money($0)) without VAT") },
        ].compactMap { $0 }
    }

    private var whenAndWho: HTML {
        let isAsked = address.step != .held
        let usual = session.scheduledAt.map { min($0.date, completion.today) } ?? completion.today
        return .joined([
            WizardField(
                name: SessionCompletionAddress.dayName, title: "Held on", text: address.day ?? Figures.date(usual),
                note: "The licences count from that day.", fault: isAsked ? completion.dayFault : nil,
                attributes: [Attribute("placeholder", "dd-mm-jjjj"), Attribute("maxlength", "10")]
            ).html(),
            isAsked && completion.attendanceFault != nil
                ? paragraph(.class("field-error")) { completion.attendanceFault ?? "" } : .empty,
            attendance,
        ])
    }

    @HTMLBuilder private var attendance: HTML {
        if !session.roster.isEmpty {
            fieldset {
                legend { "Who did not take part" }
                small { "Whoever is ticked leaves the roster and gets no licence." }
                for participant in session.roster {
                    let id = "absent-\(participant.userID)"
                    division(.class("check")) {
                        input(
                            .id(id), .type("checkbox"), .name(SessionCompletionAddress.absentName),
                            .value(participant.userID.description),
                            address.absent.contains(participant.userID) ? Attribute("checked") : nil)
                        label(.labels(id)) { Self.name(participant) }
                    }
                }
            }
        }
        paragraph {
            link(.href(SessionPeopleFeature.path(of: session.sessionID))) { "Add somebody who isn't on the roster" }
        }
    }

    private var whatHappens: HTML {
        .joined([
            refusal.map { text in paragraph(.class("refusal"), Attribute("role", "alert")) { text } } ?? .empty,
            heading3 { "This will happen" },
            unorderedList { for effect in effects { listItem { effect } } },
            completion.attending.isEmpty
                ? .empty
                : .joined([
                    heading3 { session.grantsLicence == true ? "Who gets a licence" : "Who took part" },
                    unorderedList(.class("plain-list")) { for one in completion.attending { listItem { Self.name(one) } } },
                ]),
            completion.absent.isEmpty
                ? .empty
                : .joined([
                    heading3 { "Who leaves the roster" },
                    unorderedList(.class("plain-list")) { for one in completion.absent { listItem { Self.name(one) } } },
                ]),
        ])
    }

    private var effects: [HTML] {
        let day = completion.day.map { Figures.date($0) } ?? ""
        let last = completion.lastDay.map { Figures.date($0) } ?? ""
        let count = completion.attending.count
        let people = count == 1 ? "1 person gets a licence" : "\(Figures.count(count)) people get a licence each"
        let licences =
            session.grantsLicence == true
            ? "\(people) that counts up to and including \(last)" : "Nobody gets a licence, since this training grants none"
        let price = completion.price.map { "It costs \(Figures.money($0)) without VAT, by who took part; nothing is invoiced by this" }
        return ["The session stands as held on \(day), and can't be cancelled any more", licences, price].compactMap { $0 }
            .map { HTML(text: "\($0).") }
    }

    private static func name(_ participant: Participant) -> HTML {
        ShownName(person: participant.name, participant.email).html()
    }
}
