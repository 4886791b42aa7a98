import Contracts
import StaffAPI

/// The one rule by which a filter counts revenue that went from one month to the next, as SQL, for single lines and for sums of them alike.
///
/// The revenue of each of the two months counts where it came under a class and tier of the filter. Where both do, or the account had none in
/// the other month, the movement is what it is without a filter; else the revenue has moved in or out.
struct CountedFlow {
    /// Stands for the movement where the amount stayed.
    static let noMovement = "none"

    private let filter: GroupFilter

    init(_ filter: GroupFilter) {
        self.filter = filter
    }

    /// Reads `kind` and `amount_cents` of what counts, and further columns.
    /// - Parameter rows: a table with `movement`, `from_group`, `to_group`, `before_cents` and `after_cents`.
    func select(_ columns: String, from rows: String) -> String {
        """
        SELECT
            CASE
                WHEN before_cents = 0 OR after_cents = 0 OR (was_in AND is_in) THEN movement
                WHEN is_in THEN '\(RevenueMovement.movedIn.rawValue)' ELSE '\(RevenueMovement.movedOut.rawValue)'
            END AS kind,
            iif(is_in, after_cents, 0) - iif(was_in, before_cents, 0) AS amount_cents, \(columns)
        FROM (SELECT *, \(contains("from_group")) AS was_in, \(contains("to_group")) AS is_in FROM \(rows))
        WHERE iif(is_in, after_cents, 0) <> iif(was_in, before_cents, 0)
        """
    }

    private func contains(_ column: String) -> String {
        guard !filter.isEmpty else { return "1" }
        let groups = AccountGroup.all.filter { filter.shows($0.revenueClass, $0.tier) }
        return "\(column) IN (\(groups.map { String($0.code) }.joined(separator: ", ")))"
    }
}
