import Contracts

/// Columns of stacked amounts over months as SVG. Amounts above zero stack upwards, those below downwards.
///
/// To assistive technology it is one image with a name; the table that stands beside it says the same in words.
struct StackedBarChart {
    struct Series {
        let title: String
        /// Chooses the colour in the style sheet: `series-paying`.
        let styleName: String
        let amounts: [Cents]
    }

    let months: [Month]
    let series: [Series]
    /// The element that names it.
    let titleID: String

    private let width = 720.0
    private let height = 240.0
    private let left = 84.0
    private let bottom = 28.0
    private let top = 10.0

    func html() -> HTML {
        let scale = AxisScale(
            from: months.indices.map { sum(at: $0) { $0 < .zero } }.min() ?? .zero,
            to: months.indices.map { sum(at: $0) { $0 > .zero } }.max() ?? .zero)
        return graphic(
            .class("chart"), Attribute("viewBox", "0 0 \(Self.coordinate(width)) \(Self.coordinate(height))"),
            Attribute("role", "img"),
            Attribute("aria-labelledby", titleID)
        ) {
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

    private func gridLine(_ tick: Cents, _ scale: AxisScale) -> HTML {
        let y = y(tick, scale)
        return .joined([
            line(
                .class(tick == .zero ? "axis" : "grid"), Attribute("x1", Self.coordinate(left)), Attribute("x2", Self.coordinate(width)),
                Attribute("y1", Self.coordinate(y)), Attribute("y2", Self.coordinate(y))),
            graphicText(
                .class("tick"), Attribute("x", Self.coordinate(left - 8)), Attribute("y", Self.coordinate(y + 4)),
                Attribute("text-anchor", "end")
            ) { Figures.wholeEuros(tick) },
        ])
    }

    private func column(_ index: Int, _ scale: AxisScale) -> HTML {
        let slot = (width - left) / Double(months.count)
        let barWidth = slot * 0.64
        let x = left + slot * Double(index) + (slot - barWidth) / 2
        var above = Cents.zero
        var below = Cents.zero
        var parts: [HTML] = []
        for one in series where one.amounts[index] != .zero {
            let amount = one.amounts[index]
            let start = amount > .zero ? above : below
            if amount > .zero { above = above + amount } else { below = below + amount }
            let edges = (y(start, scale), y(start + amount, scale))
            parts.append(
                rectangle(
                    .class("series-\(one.styleName)"), Attribute("x", Self.coordinate(x)), Attribute("width", Self.coordinate(barWidth)),
                    Attribute("y", Self.coordinate(min(edges.0, edges.1))),
                    Attribute("height", Self.coordinate(abs(edges.0 - edges.1)))))
        }
        parts.append(
            graphicText(
                .class("tick"), Attribute("x", Self.coordinate(x + barWidth / 2)), Attribute("y", Self.coordinate(height - 8)),
                Attribute("text-anchor", "middle")
            ) { Figures.shortMonth(months[index]) })
        return group { HTML.joined(parts) }
    }

    /// One decimal is finer than a pixel.
    private static func coordinate(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
