import Contracts
import StaffAPI

/// The page of one request.
struct RequestPage {
    let row: UpgradeRequestRow
    /// The newest first.
    let events: [AuditRecord]
    let viewer: Viewer
    let now: Instant

    func html() -> HTML {
        division(
            .class("detail"), Attribute("data-path", row.path), Attribute("data-follows", row.accountID.description),
            Attribute("data-request", row.requestID.description), Attribute("data-label", row.customer.plain)
        ) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                head
                AlertStrip(alerts: alerts).html()
            }
            division(.id("detail-content"), .class("overview"), Attribute("data-live")) {
                division(.class("overview-main")) {
                    card("terms", "Proposed and granted") { RequestTerms(row: row).table() }
                    RequestMessages(row: row, now: now).html()
                    decision
                    card("last", "What happened") {
                        if events.isEmpty { paragraph(.class("note")) { "Nothing has been done here yet." } }
                        Timeline.html(events)
                    }
                }
                section(.class("card overview-side"), Attribute("aria-labelledby", "facts-title")) {
                    heading2(.id("facts-title")) { "Facts" }
                    FactList(facts: RequestFacts(row: row).all).html()
                }
            }
        }
    }

    private var head: HTML {
        let items = RequestActions.items(for: row)
        return DetailHead(
            trail: [.init(title: ConsoleArea.requests.title, path: ConsoleArea.requests.path)], name: ShownName(row.title),
            marks: row.marks,
            facts: [
                .joined([HTML(text: "asked by "), row.requester.link]), HTML(text: Figures.daysAgo(row.createdAt, asOf: now)),
                ShortID.html(row.requestID),
            ],
            controls: items.isEmpty
                ? .empty
                : .joined(
                    items.map { DeedButton(action: $0.action).html() } + [
                        ActionMenu(id: "menu-request", subject: row.title, items: items).html()
                    ])
        ).html()
    }

    private var alerts: [AlertStrip.Alert] {
        var alerts: [AlertStrip.Alert] = []
        if row.overdue {
            alerts.append(.init(level: .bad, html: HTML(text: "An answer was due on \(Figures.moment(row.dueAt)).")))
        }
        if row.notCreated {
            alerts.append(.init(level: .bad, html: HTML(text: "The workspace was granted, and the platform has not created it yet.")))
        }
        if let first = row.joinedRequestID {
            alerts.append(
                .init(
                    level: .info,
                    html: .joined([
                        HTML(text: "It is decided with "), link(.href(ConsolePath.request(first))) { "an earlier request" },
                        HTML(text: " for the same account."),
                    ])))
        }
        return alerts
    }

    @HTMLBuilder private var decision: HTML {
        if row.note != nil || row.staffNotes != nil {
            card("decision", "Decision") {
                FactList(
                    facts: [
                        row.note.map { FactList.Fact("Note to the requester", ShownName.line($0)) },
                        row.staffNotes.map { FactList.Fact("Notes for staff", ShownName.line($0)) },
                    ].compactMap { $0 }
                ).html()
            }
        }
    }

    private func card(_ name: String, _ title: String, @HTMLBuilder content: () -> HTML) -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "\(name)-title")) {
            heading2(.id("\(name)-title")) { title }
            content()
        }
    }
}
