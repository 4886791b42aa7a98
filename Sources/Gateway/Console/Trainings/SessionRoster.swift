import Contracts
import StaffAPI

/// Who takes part in a session, and the licence that it gave each of them.
struct SessionRoster {
    let session: SessionRow
    let context: RowContext

    func html() -> HTML {
        section(.class("card"), Attribute("aria-labelledby", "roster-title")) {
            heading2(.id("roster-title")) { "Roster" }
            if session.roster.isEmpty { nobody } else { rows }
        }
    }

    private var nobody: HTML {
        EmptyList(
            text: "Nobody is on the roster yet.",
            ways: session.status == .cancelled ? [] : [.init(title: "Add people", path: SessionPeopleFeature.path(of: session.sessionID))]
        ).html()
    }

    private var rows: HTML {
        table.html {
            tableBody {
                for participant in session.roster {
                    table.row(
                        participant, .id("participant-\(participant.userID)"), Attribute("data-person", participant.userID.description),
                        Attribute("data-label", ShownName(person: participant.name, participant.email).plain))
                }
            }
        }
    }

    private var table: DataTable<Participant> {
        DataTable(
            name: "roster", caption: "Who takes part",
            columns: [
                TableColumn(name: "person", title: "Person", cardLine: .first, namesRow: true) { one in
                    PersonName(userID: one.userID, name: one.name ?? "", email: one.email ?? "").html()
                },
                TableColumn(name: "licence", title: "Licence") { licence($0) },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { removal($0) },
            ])
    }

    private func licence(_ participant: Participant) -> HTML {
        guard let status = participant.licenceStatus else { return Nothing.html }
        let tone =
            switch status.known {
            case .active: "good"
            case .expired, nil: "quiet"
            case .revoked: "bad"
            }
        return span(.class("chip \(tone)")) { status.title }
    }

    private func removal(_ participant: Participant) -> HTML {
        guard session.status != .cancelled, let item = SessionActions(context: context).items(for: participant).first else { return .empty }
        return button(
            .type("button"), .id("remove-\(participant.userID)"), .class("plain"), Attribute("data-deed", item.action.id)
        ) {
            "\(item.action.submitTitle)…"
            span(.class("unseen")) { " \(ShownName(person: participant.name, participant.email).plain)" }
        }
    }
}
