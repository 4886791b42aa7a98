import Contracts
import StaffAPI

/// What is given away in a month by the reason for it, the most first.
struct RevenueGivenAway {
    let givenAway: GivenAwayTotals

    func html() -> HTML {
        FigureTable(
            label: "Given away", caption: "What accounts bring less than their list price in a month",
            columns: [.init(title: "Reason", isNumber: false), .init(title: "Amount")],
            rows: givenAway.kinds.map { kind in
                .init(
                    name: HTML(text: Sentence.beginning(GivenAwayTotals.title(of: kind.name))),
                    cells: [HTML(text: Figures.money(kind.amount))])
            } + [.init(name: HTML(text: "Total"), cells: [HTML(text: Figures.money(givenAway.total))], isSum: true)]
        ).html()
    }
}

extension GivenAwayTotals {
    /// The reasons that there are, the most first; equal ones by their names, so that their order stays.
    var kinds: [(name: String, amount: Cents)] {
        byKind.filter { $0.value != .zero }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }

    var total: Cents { Cents(Int64(clamping: kinds.reduce(Int128(0)) { $0 + Int128($1.amount.amount) })) }

    /// As it stands behind an amount: `€ 150,00 scholarship`.
    static func title(of kind: String) -> String {
        switch kind {
        case "agreed": "agreed otherwise"
        case "comped": "comped"
        case _: Word<Discount.Kind>(text: kind).title.lowercased()
        }
    }
}
