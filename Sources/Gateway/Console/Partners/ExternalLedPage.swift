import Contracts
import StaffAPI

/// The content of the page of external-led organisations: filters and the list.
struct ExternalLedPage: ListContent {
    let address: ExternalLedAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: ExternalLedAnswer
    let context: RowContext

    func html() -> HTML {
        .joined([
            division(.class("headline")) { heading1 { "External-led organisations" } }, PartnersTabs(current: .externalLed).html(),
            .joined(notes.map { Banner(text: $0).html() }), bar.html(), list,
        ])
    }

    var title: String {
        ([address.state?.title].compactMap { $0 } + ["External-led", ConsoleArea.partners.title]).joined(separator: " · ")
    }

    var list: HTML {
        section(.id("external-led"), .class("results"), .label("External-led organisations"), Attribute("data-live")) {
            PrintedScope(filters: bar.inWords, pager: pager).html()
            if answer.organisations.isEmpty { nothing } else { table.html { tableBody { for row in answer.organisations { line(row) } } } }
            pager.html()
        }
    }

    private var bar: FilterBar {
        FilterBar(
            label: "Filter the organisations", path: ExternalLedAddress.listPath,
            choices: [
                .init(
                    name: "state", title: "State", options: ExternalLedState.allCases.map { ($0.rawValue, $0.title) },
                    chosen: address.state?.rawValue, pathWithout: address.with(\.state, nil).path)
            ], clearedPath: address.isFiltered ? ExternalLedAddress().path : nil)
    }

    private var nothing: HTML {
        address.isFiltered
            ? EmptyList(text: "No organisation stands so.", ways: bar.waysWithout).html()
            : EmptyList(text: "Nobody who works for a partner's client has created an organisation yet.").html()
    }

    private var pager: Pager {
        Pager(
            things: "organisations", shown: answer.organisations.count, first: address.isFirstPage ? 1 : nil, total: nil,
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }

    private func line(_ row: ExternalLedRow) -> HTML {
        table.row(
            row, .id(ExternalLedAddress.rowID(of: row.organisationID)), Attribute("data-row", row.organisationID.description),
            Attribute("data-account", AccountID(of: row.organisationID).description),
            Attribute("data-matter", row.organisationID.description), Attribute("data-label", ShownName(row.name).plain))
    }

    private var table: DataTable<ExternalLedRow> {
        DataTable(
            name: "external-led", caption: "External-led organisations, the newest first",
            columns: [
                TableColumn(name: "organisation", title: "Organisation", cardLine: .first, namesRow: true) { name($0) },
                TableColumn(name: "partners", title: "Through") { partners($0) },
                TableColumn(name: "creator", title: "Created by") { row in
                    PersonName(userID: row.creator.userID, name: row.creator.name ?? "", email: row.creator.email ?? "").html()
                },
                TableColumn(name: "members", title: "Own members", isNumber: true) { HTML(text: Figures.count($0.members)) },
                TableColumn(name: "hours", title: "Hours in 30 days", isNumber: true) { hours($0) },
                TableColumn(name: "referral", title: "Referral") { referral($0) },
                TableColumn(name: "state", title: "State") { state($0) },
                TableColumn(name: "menu", title: "Actions", cardLine: .first, hidesTitle: true) { row in
                    ActionMenu(
                        id: "menu-\(row.organisationID)", subject: ShownName(row.name).plain,
                        items: [.init(action: .markExternalLed, obstacle: nil)]
                    ).html()
                },
            ])
    }

    private func name(_ row: ExternalLedRow) -> HTML {
        .joined([
            span(.class("title")) { NameLink.account(AccountID(of: row.organisationID), row.name) },
            small(.class("beside")) {
                "created \(Figures.date(row.createdAt)), noticed \(Figures.daysAgo(row.detectedAt, asOf: context.now))"
            },
        ])
    }

    private func partners(_ row: ExternalLedRow) -> HTML {
        .joined(row.partners.map { NameLink.partner($0.organisationID, $0.name) }, separator: ", ")
    }

    private func hours(_ row: ExternalLedRow) -> HTML {
        row.recordedSeconds30Days.map { HTML(text: Figures.hours(seconds: $0)) } ?? small(.class("beside")) { "not known now" }
    }

    /// Those that neither have expired nor were ended; where there are none, the newest.
    private func referral(_ row: ExternalLedRow) -> HTML {
        guard let newest = row.referrals.first else { return Nothing.html }
        let open = row.referrals.filter { $0.state != .expired && $0.state != .ended }
        return .joined((open.isEmpty ? [newest] : open).map { ReferralMark(referral: $0).html() }, separator: " ")
    }

    private func state(_ row: ExternalLedRow) -> HTML {
        let tone =
            switch row.state.known {
            case .new, nil: "info"
            case .contacted: "warn"
            case .converted: "good"
            case .notInterested: "quiet"
            }
        let note = row.note.map { text in small(.class("beside")) { ShownName(text).html() } }
        let who = row.markedBy.map { text in
            small(.class("beside")) { ShownName.line("by \(text), \(row.markedAt.map { Figures.date($0) } ?? "")") }
        }
        return .joined([span(.class("chip \(tone)")) { row.state.title }, note ?? .empty, who ?? .empty])
    }
}
