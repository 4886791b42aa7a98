import Contracts
import StaffAPI

/// The page of an organisation's roster.
struct TrainingRosterPage {
    let address: TrainingRosterAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: TrainingRosterAnswer
    let context: RowContext

    private var account: AccountID { AccountID(of: answer.organisationID) }
    private var name: ShownName { ShownName(answer.organisationName ?? "Organisation without a name") }

    var title: String { "\(name.plain) · Training roster" }

    func html() -> HTML {
        division(.class("detail"), Attribute("data-path", address.listPath), Attribute("data-follows", account.description)) {
            ListPlace.html
            division(.id("detail-head"), Attribute("data-live")) {
                DetailHead(
                    trail: [.init(title: TrainingTabs.Tab.licences.rawValue, path: TrainingTabs.Tab.licences.path)], name: name,
                    facts: facts, controls: downloads
                ).html()
            }
            for note in notes { Banner(text: note).html() }
            filters.html()
            section(.id("detail-content"), .class("results"), .label("Members"), Attribute("data-live")) {
                PrintedScope(filters: filters.inWords, pager: pager).html()
                StatStrip(figures: figures).html()
                if answer.members.isEmpty { nothing } else { table }
                pager.html()
            }
        }
    }

    private var facts: [HTML] {
        [
            HTML(text: "Training roster"), link(.href(ConsolePath.account(account))) { "Account" },
            link(.href(LicencesAddress().with(\.organisation, answer.organisationID).path)) { "Licences" },
            link(.href(ConsolePath.newSession(for: account))) { "Plan a training" },
        ]
    }

    private var downloads: HTML {
        navigation(.class("downloads"), .label("Downloads")) {
            link(.href(address.exportPath), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
        }
    }

    private var figures: [StatStrip.Figure] {
        let counts = answer.counts
        let share = Figures.percentage(of: Int64(counts.trained), in: Int64(max(1, counts.members)))
        return [
            .init(
                name: "Trained", value: "\(Figures.count(counts.trained)) of \(Figures.count(counts.members))",
                note: "\(share)\(Figures.space)%"),
            .init(name: "Expiring soon", value: Figures.count(counts.expiringSoon)),
        ]
    }

    private var filters: FilterBar {
        FilterBar(
            label: "Filter the members", path: address.listPath,
            search: .init(text: address.search, placeholder: "Name or address", pathWithout: address.with(\.search, nil).path),
            choices: [
                FilterBar.Choice(
                    name: "trained", title: "Training", options: [("true", "Trained"), ("false", "Without a licence")],
                    chosen: address.isTrained.map { String($0) }, pathWithout: address.with(\.isTrained, nil).path),
                FilterBar.Choice(
                    name: "high_risk", title: "Risk", options: [("true", "High")], chosen: address.isHighRisk ? "true" : nil,
                    pathWithout: address.with(\.isHighRisk, false).path),
                FilterBar.Choice(
                    name: "expiring_soon", title: "Ends", options: [("true", "Within 30 days")],
                    chosen: address.isExpiringSoon ? "true" : nil, pathWithout: address.with(\.isExpiringSoon, false).path),
            ], clearedPath: address.isFiltered ? TrainingRosterAddress(address.organisation).path : nil)
    }

    private var nothing: HTML {
        address.isFiltered
            ? EmptyList(text: "No member fits these filters.", ways: filters.waysWithout).html()
            : EmptyList(text: "\(name.plain) has no members that the platform has told of.").html()
    }

    private var table: HTML { TrainingRosterTable(account: account, context: context).html(answer.members) }

    private var pager: Pager {
        Pager(
            things: "members", shown: answer.members.count, first: address.cursor == nil ? 1 : nil,
            total: address.isFiltered ? nil : Int64(answer.counts.members),
            previousPath: address.cursor == nil ? nil : address.with(\.cursor, nil).path,
            nextPath: answer.nextCursor.map { address.with(\.cursor, $0).path })
    }
}
