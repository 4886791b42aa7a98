import Contracts
import StaffAPI

/// The page of a training session: its head, who takes part, what holds and what has happened.
struct SessionPage {
    let session: SessionRow
    /// The newest first.
    let events: [AuditRecord]
    var hasOlderEvents = false
    /// What billing says of a completed one; nil where it can't be said now.
    var billing: SessionInvoice.Billing?
    let context: RowContext

    var title: String { "\(session.label.plain) · \(ConsoleArea.trainings.title)" }

    func html() -> HTML {
        division(
            .class("detail"), Attribute("data-path", session.path), Attribute("data-follows", session.accountID.description),
            Attribute("data-session", session.sessionID.description), Attribute("data-label", session.label.plain)
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                AlertStrip(alerts: alerts).html()
            }
            division(.id("detail-content"), .class("overview"), Attribute("data-live")) {
                division(.class("overview-main")) {
                    SessionRoster(session: session, context: context).html()
                    card("history", "What happened") {
                        if events.isEmpty { paragraph(.class("note")) { "Nothing has been done here yet." } }
                        Timeline.html(events)
                        if hasOlderEvents { paragraph(.class("note")) { "What is older stands in the history of the account." } }
                    }
                }
                section(.class("card overview-side"), Attribute("aria-labelledby", "facts-title")) {
                    heading2(.id("facts-title")) { "Facts" }
                    FactList(facts: SessionFacts(session: session, billing: billing).all).html()
                }
            }
        }
    }

    private func card(_ name: String, _ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "\(name)-title")) {
            heading2(.id("\(name)-title")) { title }
            content()
        }
    }

    private var head: HTML {
        DetailHead(
            trail: [.init(title: ConsoleArea.trainings.title, path: ConsoleArea.trainings.path)], name: ShownName(session.shownTitle),
            marks: session.marks,
            facts: [
                NameLink.account(session.accountID, session.organisationName ?? ""), HTML(text: session.when ?? "no date yet"),
                HTML(text: session.participants), ShortID.html(session.sessionID),
            ], controls: controls
        ).html()
    }

    private var controls: HTML {
        let items = SessionActions(context: context).items(for: session)
        return .joined([
            downloads, session.status == .cancelled ? .empty : pages, .joined(items.map { DeedButton(action: $0.action).html() }),
        ])
    }

    /// What takes a page of its own.
    private var pages: HTML {
        .joined([
            way(session.scheduledAt == nil && session.isOpen ? "Schedule" : "Edit", SessionEditFeature.path(of: session.sessionID)),
            way("Add people", SessionPeopleFeature.path(of: session.sessionID)),
            session.isOpen ? way("Complete", SessionCompletionFeature.path(of: session.sessionID)) : .empty,
        ])
    }

    private func way(_ title: String, _ path: String) -> HTML { link(.class("button"), .href(path)) { "\(title)…" } }

    private var downloads: HTML {
        navigation(.class("downloads"), .label("Downloads")) {
            if session.scheduledAt != nil {
                link(.href("/api/v1\(SessionOperations.calendar.path(of: session.sessionID))"), Attribute("download")) { "Calendar" }
            }
            link(.href("/api/v1\(SessionOperations.rosterExport.path(of: session.sessionID))"), Attribute("download")) { "Roster CSV" }
        }
    }

    private var alerts: [AlertStrip.Alert] {
        var alerts: [AlertStrip.Alert] = []
        if session.trainingID == nil {
            let asked = session.askedTraining.map { " They asked for “\(ShownName($0).plain)”." } ?? ""
            alerts.append(.init(level: .warn, html: HTML(text: "Somebody has to say first which training it is.\(asked)")))
        }
        if let asked = session.askedParticipants {
            let words = "They are \(Figures.count(asked)), which is more than a session of the training can have."
            alerts.append(.init(level: .warn, html: HTML(text: words)))
        }
        if session.isOpen, let date = session.scheduledAt, date < context.now {
            alerts.append(.init(level: .warn, html: HTML(text: "Its date is over: complete it, or give it another date.")))
        }
        return alerts
    }
}
