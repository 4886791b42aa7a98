import Contracts

/// Columns of stacked amounts over months as SVG. Amounts above zero stack upwards, those below downwards. Each column leads to its month, and
/// says its figures aloud and to the script, which shows them beside it; its pieces may lead further.
///
/// The table that stands beside it says the same in words.
struct StackedBarChart {
    struct Series {
        let title: String
        /// Chooses the colour in the style sheet: `series-paying`.
        let styleName: String
        let amounts: [Cents]
    }

    /// How large it is drawn: the same chart stands twice in the page, and the style sheet shows the one that fits.
    enum Size: String, CaseIterable {
        case wide, narrow

        var width: Double { self == .wide ? 720 : 340 }
        var left: Double { self == .wide ? 56 : 44 }
        /// Labels are centred below their columns, so that the last one needs more room than its column.
        var right: Double { self == .wide ? 0 : 14 }
        /// Labels of months in between would run into one another.
        var monthsPerLabel: Int { self == .wide ? 1 : 3 }
    }

    let months: [Month]
    let series: [Series]
    /// The element that names it.
    let titleID: String
    /// The month that has not ended yet; it is hatched. Nil where every month is told whole.
    let current: Month?
    var size = Size.wide
    /// What the columns add up to, written over the last one.
    var closing: Cents?
    /// Where a column leads.
    let path: (Month) -> String
    /// Where a piece of a column leads, for those who point; keys find the same in the table. Nil where it leads nowhere else.
    var piecePath: ((Month, Series) -> String)?
    /// How amounts are said, and how they stand beside the axis.
    var written: (Cents) -> String = { Figures.money($0) }
    var shortlyWritten: (Cents) -> String = { Figures.shortEuros($0) }

    private let height = 240.0
    private let bottom = 28.0
    private let top = 18.0

    func html() -> HTML {
        let scale = AxisScale(
            from: months.indices.map { sum(at: $0) { $0 < .zero } }.min() ?? .zero,
            to: months.indices.map { sum(at: $0) { $0 > .zero } }.max() ?? .zero)
        return graphic(
            .class("chart chart-\(size.rawValue)"), Attribute("viewBox", "0 0 \(Self.coordinate(size.width)) \(Self.coordinate(height))"),
            Attribute("role", "group"), Attribute("aria-labelledby", titleID)
        ) {
            hatching
            for tick in scale.ticks { gridLine(tick, scale) }
            for index in months.indices { column(index, scale) }
        }
    }

    private func sum(at index: Int, where isCounted: (Cents) -> Bool) -> Cents {
        series.map { $0.amounts[index] }.filter(isCounted).reduce(.zero, +)
    }

    private func y(_ amount: Cents, _ scale: AxisScale) -> Double {
        top + (height - top - bottom) * (1 - scale.share(of: amount))
    }

    private var hatchID: String { "hatch-\(titleID)-\(size.rawValue)" }

    private var hatching: HTML {
        definitions {
            pattern(
                .id(hatchID), Attribute("width", "6"), Attribute("height", "6"), Attribute("patternUnits", "userSpaceOnUse"),
                Attribute("patternTransform", "rotate(45)")
            ) {
                rectangle(.class("hatch"), Attribute("width", "3"), Attribute("height", "6"))
            }
        }
    }

    private func gridLine(_ tick: Cents, _ scale: AxisScale) -> HTML {
        let y = y(tick, scale)
        return .joined([
            line(
                .class(tick == .zero ? "axis" : "grid"), Attribute("x1", Self.coordinate(size.left)),
                Attribute("x2", Self.coordinate(size.width)), Attribute("y1", Self.coordinate(y)), Attribute("y2", Self.coordinate(y))),
            label(shortlyWritten(tick), size.left - 8, y + 4, anchor: "end"),
        ])
    }

    private func column(_ index: Int, _ scale: AxisScale) -> HTML {
        let slot = (size.width - size.left - size.right) / Double(months.count)
        let x = size.left + slot * Double(index)
        let bar = Bar(x: x + slot * 0.18, width: slot * 0.64)
        let isDivided = piecePath != nil
        return .joined([
            link(
                .class("column"), .href(path(months[index])),
                .label(figures(at: index)), Attribute("data-figures", figures(at: index))
            ) {
                rectangle(
                    .class("hit"), Attribute("x", Self.coordinate(x)), Attribute("width", Self.coordinate(slot)),
                    Attribute("y", "0"), Attribute("height", Self.coordinate(height)))
                if !isDivided { segments(index, bar, scale) }
                labels(index, middle: x + slot / 2, scale)
            },
            isDivided ? segments(index, bar, scale) : .empty,
        ])
    }

    @HTMLBuilder private func labels(_ index: Int, middle: Double, _ scale: AxisScale) -> HTML {
        if isLabelled(index) {
            label(Figures.shortMonth(months[index]), middle, height - 8, anchor: "middle")
        }
        if index == months.indices.last, let closing {
            label(shortlyWritten(closing), middle, y(sum(at: index) { $0 > .zero }, scale) - 6, anchor: "middle")
        }
    }

    /// The newest month always has its label.
    private func isLabelled(_ index: Int) -> Bool { (months.count - 1 - index) % size.monthsPerLabel == 0 }

    private func segments(_ index: Int, _ bar: Bar, _ scale: AxisScale) -> HTML {
        var above = Cents.zero
        var below = Cents.zero
        var parts: [HTML] = []
        for one in series where one.amounts[index] != .zero {
            let amount = one.amounts[index]
            let start = amount > .zero ? above : below
            if amount > .zero { above = above + amount } else { below = below + amount }
            parts.append(leading(index, one, bar.piece("series-\(one.styleName)", y(start, scale), y(start + amount, scale))))
        }
        if months[index] == current, above != below {
            parts.append(bar.piece("unfinished", y(above, scale), y(below, scale), fill: "url(#\(hatchID))"))
        }
        return .joined(parts)
    }

    private func leading(_ index: Int, _ one: Series, _ piece: HTML) -> HTML {
        guard let piecePath else { return piece }
        let text = figures(at: index, of: [one])
        return link(
            .class("column piece"), .href(piecePath(months[index], one)), .label(text), Attribute("data-figures", text),
            Attribute("tabindex", "-1")
        ) { piece }
    }

    private func figures(at index: Int) -> String { figures(at: index, of: series) }

    /// `October 2026: Paying € 1.234,00, Managed € 500,00`
    private func figures(at index: Int, of series: [Series]) -> String {
        let state = months[index] == current ? " (until today)" : ""
        let amounts = series.filter { $0.amounts[index] != .zero }.map { "\($0.title) \(written($0.amounts[index]))" }
        return "\(Figures.month(months[index]))\(state): \(amounts.isEmpty ? "nothing" : amounts.joined(separator: ", "))"
    }

    private func label(_ text: String, _ x: Double, _ y: Double, anchor: String) -> HTML {
        graphicText(
            .class("tick"), Attribute("x", Self.coordinate(x)), Attribute("y", Self.coordinate(y)), Attribute("text-anchor", anchor)
        ) { text }
    }

    private struct Bar {
        let x: Double
        let width: Double

        func piece(_ style: String, _ one: Double, _ other: Double, fill: String? = nil) -> HTML {
            rectangle(
                .class(style), Attribute("x", StackedBarChart.coordinate(x)), Attribute("width", StackedBarChart.coordinate(width)),
                Attribute("y", StackedBarChart.coordinate(min(one, other))),
                Attribute("height", StackedBarChart.coordinate(abs(one - other))), fill.map { Attribute("fill", $0) })
        }
    }

    /// One decimal is finer than a pixel.
    private static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
