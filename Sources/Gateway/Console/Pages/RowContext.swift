import Contracts

/// What the rows of a page depend on besides their own figures.
struct RowContext: Sendable {
    let viewer: Viewer
    /// The month that the rows show.
    let month: Month
    let now: Instant
    /// Whether it is known who logged in in that month.
    var knowsLogins = true

    /// Why nothing can be done from this page; nil on the current month.
    var obstacle: Obstacle? {
        month == now.month ? nil : .pastMonth
    }
}
