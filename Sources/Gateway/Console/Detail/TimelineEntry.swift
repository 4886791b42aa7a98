import Contracts
import WireJSON

/// One line of the audit trail for people: when, who, what, from which value to which, and why.
struct TimelineEntry {
    let record: AuditRecord
    var names = KnownNames()

    /// Of the events that several pages show, each has its own place.
    var anchor: String { "event-\(record.eventID)" }

    func html() -> HTML {
        listItem(.class("event"), .id(anchor)) {
            paragraph(.class("event-head")) {
                strong { AuditWords.sentence(record.action) }
                " "
                span(.class("event-who")) { record.actor == "system" ? HTML(text: "the system") : ShownName(record.actor).html() }
                " "
                link(.class("event-when"), .href("#\(anchor)"), .title("Link to this entry")) { Figures.moment(record.at) }
            }
            if !told.isEmpty {
                unorderedList(.class("changes")) { for line in told { listItem { line } } }
            } else if !record.changes.isEmpty {
                unorderedList(.class("changes")) { for change in record.changes { listItem { line(change) } } }
            } else {
                known
            }
            if let reason = record.reason, !reason.isEmpty {
                paragraph(.class("event-reason")) { "“\(AuditWords.word(reason, "reason"))”" }
            }
        }
    }

    /// What its ids stand for says more than the ids.
    private var told: [HTML] { HandoverWords(record).lines(names) }

    private func line(_ change: AuditChange.Field) -> HTML {
        .joined([
            HTML(text: "\(AuditWords.sentence(change.field)): "),
            span(.class("before")) { value(change.before, change.field) },
            HTML(text: " → "),
            strong { value(change.after, change.field) },
        ])
    }

    /// What an event says that tells no value before it.
    @HTMLBuilder private var known: HTML {
        if case .object(let members) = record.after {
            let shown = members.keys.sorted().filter { members[$0] != .null && AuditWords.isForPeople($0) }
            if !shown.isEmpty {
                unorderedList(.class("changes")) {
                    for name in shown {
                        listItem {
                            "\(AuditWords.sentence(name)): "
                            strong { value(members[name] ?? .null, name) }
                        }
                    }
                }
            }
        }
    }

    private func value(_ value: JSONValue, _ field: String) -> HTML {
        ShownName(AuditWords.text(value, field)).html()
    }
}
