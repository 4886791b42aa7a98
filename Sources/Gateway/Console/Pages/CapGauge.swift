/// Hours against a cap: the figure, and a gauge where there is a cap.
struct CapGauge {
    let countedSeconds: Int64
    let capSeconds: Int64?

    func html() -> HTML {
        guard let capSeconds, capSeconds > 0 else { return HTML(text: Figures.hours(seconds: countedSeconds)) }
        let share = Figures.percentage(of: countedSeconds, in: capSeconds)
        return .joined([
            HTML(text: "\(Figures.hours(seconds: countedSeconds)) of \(Figures.hours(seconds: capSeconds))"),
            share >= 110 ? strong(.class("over-cap")) { " \(timesOver(share))×" } : .empty,
            Gauge(share: share).html(),
        ])
    }

    /// `6,1`: how many times the cap, in tenths, rounded down.
    private func timesOver(_ share: Int) -> String { "\(share / 100),\(share / 10 % 10)" }
}
