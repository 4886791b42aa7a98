import Contracts
import StaffAPI

/// The content of the page of licences: how many there are, filters, the list, and when they end.
struct LicencesPage: ListContent {
    let address: LicencesAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let answer: LicencesAnswer
    /// Nil where it can't be had now.
    let ends: [LicenceEndsAnswer.OfMonth]?
    let context: RowContext

    func html() -> HTML {
        .joined([
            headline, .joined(notes.map { Banner(text: $0).html() }), TrainingTabs(current: .licences).html(), filters.bar.html(), list,
            chart,
        ])
    }

    /// `Expiring soon · Licences`
    var title: String {
        let searched = address.search.map { ["“\(ShownName($0).plain)”"] } ?? []
        let month = address.endsIn.map { ["Ending in \(Figures.month($0))"] } ?? []
        let soon = address.isExpiringSoon ? ["Expiring soon"] : []
        return [searched, address.statuses.map(\.title), month, soon, ["Licences"]].flatMap { $0 }.joined(separator: " · ")
    }

    var live: HTML { .joined([list, chart]) }

    var list: HTML {
        section(.id("licences"), .class("results"), .label("Licences"), Attribute("data-live")) {
            PrintedScope(filters: filters.bar.inWords, pager: pager).html()
            StatStrip(figures: figures).html()
            if answer.licences.isEmpty { nothing } else { LicenceTable(context: context).html(answer.licences) }
            pager.html()
        }
    }

    var chart: HTML {
        division(.id("licence-chart"), Attribute("data-live")) {
            if let ends {
                LicenceEndsChart(months: ends, address: address).html()
            } else {
                Banner(text: "When licences end can't be told now; try again in a moment.").html()
            }
        }
    }

    private var figures: [StatStrip.Figure] {
        let counts = answer.counts
        return [
            .init(name: "Active", value: Figures.count(counts.active)),
            .init(name: "Expiring soon", value: Figures.count(counts.expiringSoon)),
            .init(name: "Expired", value: Figures.count(counts.expired)), .init(name: "Revoked", value: Figures.count(counts.revoked)),
        ]
    }

    private var filters: LicenceFilters {
        LicenceFilters(
            address: address, currentMonth: context.now.month,
            organisationName: answer.licences.first { $0.organisationID == address.organisation }?.organisationName)
    }

    private var headline: HTML {
        division(.class("headline")) {
            heading1 { ConsoleArea.trainings.title }
            navigation(.class("downloads push"), .label("Downloads")) {
                link(.href(address.filePath(LicenceOperations.export)), Attribute("download"), Shortcut.attribute(.export)) { "CSV" }
            }
        }
    }

    private var nothing: HTML {
        guard address.isFiltered else {
            return EmptyList(
                text: "Nobody has a licence yet. Completed sessions grant them, and the menu of an account those for a training elsewhere.",
                ways: [.init(title: "Usage & billing", path: ConsoleArea.usage.path)]
            ).html()
        }
        return EmptyList(text: "No licence fits these filters.", ways: filters.bar.waysWithout).html()
    }

    private var pager: Pager {
        Pager(
            things: "licences", shown: answer.licences.count, first: address.isFirstPage ? 1 : nil, total: total,
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path,
            nextPath: answer.nextCursor.map { address.at(cursor: $0).path })
    }

    /// Of all that fit; nil where the counts don't tell it.
    private var total: Int64? {
        let counts = answer.counts
        guard address.endsIn == nil else { return nil }
        if address.isExpiringSoon { return address.statuses.isEmpty ? Int64(counts.expiringSoon) : nil }
        let chosen = address.statuses.isEmpty ? LicenceStatus.allCases : address.statuses
        let numbers = chosen.map { status in
            switch status {
            case .active: counts.active
            case .expired: counts.expired
            case .revoked: counts.revoked
            }
        }
        return Int64(numbers.reduce(0, +))
    }
}
