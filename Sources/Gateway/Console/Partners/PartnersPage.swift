import Contracts
import StaffAPI

/// The content of the page of partners: what they come to, filters and the list.
struct PartnersPage: ListContent {
    let address: PartnersAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: PartnersAnswer

    func html() -> HTML {
        .joined([
            headline, PartnersTabs(current: .partners).html(), .joined(notes.map { Banner(text: $0).html() }), totals, bar.html(), list,
        ])
    }

    var title: String {
        let searched = address.search.map { "“\(ShownName($0).plain)”" }
        let parts = [searched, address.isOwed ? "Owed" : nil, address.isNearing ? "Near a cap or an end" : nil].compactMap { $0 }
        return (parts + [ConsoleArea.partners.title]).joined(separator: " · ")
    }

    var totals: HTML {
        let totals = answer.totals
        return section(.id("totals"), .class("totals"), .label("Totals"), Attribute("data-live")) {
            StatStrip(figures: [
                .init(name: "Owed", value: Figures.money(totals.balanceCents)),
                .init(name: "Earned", value: Figures.money(totals.accruedCents)),
                .init(name: "Paid out", value: Figures.money(totals.paidOutCents)),
                .init(name: "Partners", value: Figures.count(totals.partners)),
                .init(name: "Referrals that run", value: Figures.count(totals.runningReferrals)),
            ]).html()
        }
    }

    var live: HTML { .joined([totals, list]) }

    var list: HTML {
        section(.id("partners"), .class("results"), .label("Partners"), Attribute("data-live")) {
            PrintedScope(filters: bar.inWords, pager: pager).html()
            if answer.partners.isEmpty { nothing } else { PartnerTable(address: address).html(answer.partners) }
            pager.html()
        }
    }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.partners.title }
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(address.filePath(PartnerOperations.export)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
        }
    }

    private var bar: FilterBar {
        FilterBar(
            label: "Filter the partners", path: ConsoleArea.partners.path,
            search: .init(
                text: address.search, placeholder: "Partner", pathWithout: address.with(\.search, nil).path),
            choices: [
                .init(
                    name: "owed", title: "Balance", options: [("true", "Owed")], chosen: address.isOwed ? "true" : nil,
                    pathWithout: address.with(\.isOwed, false).path),
                .init(
                    name: "nearing", title: "Near", options: [("true", "A cap or an end")], chosen: address.isNearing ? "true" : nil,
                    pathWithout: address.with(\.isNearing, false).path),
            ], kept: address.sort.map { [("sort", $0.rawValue)] } ?? [],
            clearedPath: address.isFiltered ? PartnersAddress().with(\.sort, address.sort).path : nil)
    }

    private var nothing: HTML {
        if address.isFiltered { return EmptyList(text: "No partner fits these filters.", ways: bar.waysWithout).html() }
        return EmptyList(
            text: "No organisation is a partner yet. It becomes one by the menu of its account.",
            ways: [.init(title: ConsoleArea.usage.title, path: ConsoleArea.usage.path)]
        ).html()
    }

    private var pager: Pager {
        Pager(
            things: "partners", shown: answer.partners.count, first: address.isFirstPage ? 1 : nil, total: Int64(answer.totals.partners),
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }
}
