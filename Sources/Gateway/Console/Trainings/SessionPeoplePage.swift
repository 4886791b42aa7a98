import Contracts
import StaffAPI

/// The page on which people are put on the roster of a session.
struct SessionPeoplePage {
    static let searchName = "search"
    static let personName = "person"
    static let addressesName = "addresses"

    let session: SessionRow
    let search: String
    let found: CandidatesAnswer
    /// What was pasted and could not be taken.
    let text: String
    let fault: String?
    /// What came of each address that was pasted.
    let results: [RosterResult]
    let formToken: String

    private var path: String { SessionPeopleFeature.path(of: session.sessionID) }

    func html() -> HTML {
        .joined([
            SessionHead(session: session, title: "Add people").html(),
            session.status == .cancelled
                ? Banner(text: "The session is cancelled. Reopen it first.", way: .init(title: "The session", path: session.path)).html()
                : division(.class("checks")) {
                    if session.status == .completed, session.grantsLicence == true, let day = session.completedOn {
                        Banner(text: "The session was held on \(Figures.date(day)): whoever is added gets a licence from that day at once.")
                            .html()
                    }
                    outcome
                    pasting.html()
                    finding
                    paragraph { link(.class("button"), .href(session.path)) { "Done: back to the session" } }
                },
        ])
    }

    @HTMLBuilder private var outcome: HTML {
        if !results.isEmpty {
            section(.class("card"), Attribute("aria-labelledby", "results-title"), Attribute("role", "status")) {
                heading2(.id("results-title")) { "What came of the addresses" }
                unorderedList(.class("plain-list")) { for result in results { listItem { line(result) } } }
            }
        }
    }

    private func line(_ result: RosterResult) -> HTML {
        let (word, tone, more) = Self.words(result)
        return .joined(
            [
                span(.class("chip \(tone)")) { word }, ShownName(result.address).html(), more.map { text in small { text } } ?? .empty,
            ], separator: " ")
    }

    private static func words(_ result: RosterResult) -> (word: String, tone: String, more: String?) {
        switch result.outcome.known {
        case .added: ("Added", "good", nil)
        case .alreadyThere: ("Already there", "quiet", nil)
        case .unknown: ("Unknown", "bad", "Nobody on the platform has this address.")
        case .ambiguous: ("Several", "warn", "Several people have this address: find the right one below.")
        case .refused: ("Refused", "bad", result.detail.map(Sentence.whole))
        case nil: (result.outcome.text, "warn", result.detail.map(Sentence.whole))
        }
    }

    private var pasting: PageForm {
        PageForm(
            name: "paste", title: "Paste addresses", path: path, formToken: formToken, fault: fault,
            content: WizardField(
                name: Self.addressesName, title: "E-mail addresses", text: text,
                note: "One a line, or a list of recipients as mail programs write it; at most \(SessionOperations.addressesMaximum)."
            ).area(rows: 6), deed: "Add these people")
    }

    private var finding: HTML {
        .joined([
            form(
                .class("filters"), Attribute("role", "search"), .label("Find people"), Attribute("method", "get"),
                Attribute("action", path)
            ) {
                division(.class("filter filter-search")) {
                    input(
                        .type("search"), .name(Self.searchName), .value(search), .label("Name or e-mail address"),
                        Attribute("placeholder", "Name or e-mail address"),
                        Attribute("maxlength", String(Operation.Parameter.searchLengthMaximum)))
                }
                button(.class("plain")) { "Find" }
            },
            PageForm(
                name: "candidates", title: search.isEmpty ? "People of the organisation" : "Found people", path: path,
                formToken: formToken, hidden: search.isEmpty ? [] : [(Self.searchName, search)], content: candidates, deed: nil
            ).html(),
        ])
    }

    @HTMLBuilder private var candidates: HTML {
        if found.people.isEmpty {
            paragraph(.class("note")) { nobody }
        } else {
            unorderedList(.class("plain-list candidates")) { for one in found.people { listItem { candidate(one) } } }
            if found.total > found.people.count { paragraph(.class("note")) { rest } }
        }
    }

    private var nobody: String {
        guard search.isEmpty else { return "Nobody has these words." }
        return found.members == 0 ? "Nobody of this organisation is known." : "Everybody of the organisation is on the roster."
    }

    /// `20 of 57: search to find others.`
    private var rest: String {
        let way = search.isEmpty ? "search" : "add a word"
        return "\(Figures.count(found.people.count)) of \(Figures.count(found.total)): \(way) to find others."
    }

    private func candidate(_ one: Candidate) -> HTML {
        .joined(
            [
                PersonName(userID: one.userID, name: one.name ?? "", email: one.email ?? "").html(),
                one.isMember || search.isEmpty ? .empty : span(.class("chip")) { "not of the organisation" },
                button(.type("submit"), .class("plain"), .name(Self.personName), .value(one.userID.description)) {
                    "Add"
                    span(.class("unseen")) { " \(ShownName(person: one.name, one.email).plain)" }
                },
            ], separator: " ")
    }
}
