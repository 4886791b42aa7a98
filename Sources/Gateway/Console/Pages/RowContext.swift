import Contracts
import ServiceKit

/// What the rows of a page depend on besides their own figures.
struct RowContext: Sendable {
    let viewer: Viewer
    /// The month that the rows show.
    let month: Month
    let now: Instant

    /// Why nothing can be done from this page; nil on the current month.
    var obstacle: String? {
        month == now.month ? nil : "Shows a past month"
    }
}
