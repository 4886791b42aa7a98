import Contracts

extension Instant {
    /// The same time of the same day so many months on; where that month is too short for it, of its last day.
    func adding(months: Int) -> Instant {
        let month = date.month.adding(months: months)
        let sameDay = month.firstDay.adding(days: date.components.day - 1)
        let day = min(sameDay, month.next.firstDay.adding(days: -1))
        return day.start.adding(milliseconds: milliseconds - date.start.milliseconds)
    }
}
