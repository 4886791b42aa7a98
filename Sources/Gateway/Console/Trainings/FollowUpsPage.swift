import Contracts
import StaffAPI

/// The content of the page of follow-ups: how many are open, filters and the list.
struct FollowUpsPage: ListContent {
    enum Content {
        case followUps(FollowUpsAnswer)
        case people(UntrainedAnswer)
    }

    let address: FollowUpsAddress
    /// What of the address could not be used, in words.
    let notes: [String]
    let content: Content
    let context: RowContext

    func html() -> HTML {
        .joined([
            division(.class("headline")) { heading1 { ConsoleArea.trainings.title } },
            .joined(notes.map { Banner(text: $0).html() }), TrainingTabs(current: .followUps).html(), filters.html(), list,
        ])
    }

    /// `Verify a training · Follow-ups`
    var title: String {
        if address.isOfUntrained { return "High risk without a licence · Follow-ups" }
        return [address.kind?.title, address.isDone ? "Done" : nil, "Follow-ups"].compactMap { $0 }.joined(separator: " · ")
    }

    var list: HTML {
        section(.id("follow-ups"), .class("results"), .label("Follow-ups"), Attribute("data-live")) {
            PrintedScope(filters: filters.inWords, pager: pager).html()
            switch content {
            case .followUps(let answer):
                StatStrip(figures: figures(answer.counts)).html()
                if answer.followUps.isEmpty {
                    nothing
                } else {
                    FollowUpTable(context: context, isDone: address.isDone).html(answer.followUps)
                }
            case .people(let answer):
                if answer.people.isEmpty { nothing } else { UntrainedTable(context: context).html(answer.people) }
            }
            pager.html()
        }
    }

    private func figures(_ counts: FollowUpsAnswer.Counts) -> [StatStrip.Figure] {
        [
            (FollowUpKind.reviewPartner, counts.reviewPartner), (.arrangeTraining, counts.arrangeTraining),
            (.verifyTraining, counts.verifyTraining),
        ].map { kind, count in .init(name: kind.title, value: Figures.count(count), note: "open") }
    }

    private var filters: FilterBar {
        let ofFollowUps = [
            FilterBar.Choice(
                name: "kind", title: "Kind", options: FollowUpKind.allCases.map { ($0.rawValue, $0.title) },
                chosen: address.kind?.rawValue, pathWithout: address.with(\.kind, nil).path),
            FilterBar.Choice(
                name: "status", title: "Status", options: [(FollowUpStatus.done.rawValue, "Done")],
                chosen: address.isDone ? FollowUpStatus.done.rawValue : nil, pathWithout: address.with(\.isDone, false).path),
        ]
        let ofPeople = FilterBar.Choice(
            name: "untrained", title: "People", options: [("true", "High risk without a licence")],
            chosen: address.isOfUntrained ? "true" : nil, pathWithout: address.with(\.isOfUntrained, false).path)
        return FilterBar(
            label: "Filter the follow-ups", path: FollowUpsAddress.listPath,
            choices: (address.isOfUntrained ? [] : ofFollowUps) + [ofPeople],
            clearedPath: address.isFiltered ? FollowUpsAddress().path : nil)
    }

    private var nothing: HTML {
        if address.isOfUntrained {
            return EmptyList(text: "Everybody at high risk has a licence.", ways: filters.waysWithout).html()
        }
        guard address.isFiltered else {
            return EmptyList(text: "No follow-up is open.", ways: [.init(title: "Those done", path: address.with(\.isDone, true).path)])
                .html()
        }
        return EmptyList(text: "No follow-up fits these filters.", ways: filters.waysWithout).html()
    }

    private var pager: Pager {
        let (shown, next) =
            switch content {
            case .followUps(let answer): (answer.followUps.count, answer.nextCursor)
            case .people(let answer): (answer.people.count, answer.nextCursor)
            }
        return Pager(
            things: address.isOfUntrained ? "people" : "follow-ups", shown: shown, first: address.isFirstPage ? 1 : nil, total: total,
            previousPath: address.isFirstPage ? nil : address.at(cursor: nil).path, nextPath: next.map { address.at(cursor: $0).path })
    }

    /// Of the open ones, which alone are counted.
    private var total: Int64? {
        guard case .followUps(let answer) = content, !address.isDone else { return nil }
        let counts = answer.counts
        return switch address.kind {
        case .reviewPartner: Int64(counts.reviewPartner)
        case .arrangeTraining: Int64(counts.arrangeTraining)
        case .verifyTraining: Int64(counts.verifyTraining)
        case nil: Int64(counts.reviewPartner + counts.arrangeTraining + counts.verifyTraining)
        }
    }
}
