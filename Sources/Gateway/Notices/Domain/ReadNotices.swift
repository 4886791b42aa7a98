import Contracts
import EventSourcing

/// What one member of staff has read on one day. A stream per day keeps each of them short, however many years somebody works here.
enum NoticeReading: Aggregate {
    static let category = "notice-reading"
    static let initialState = NoticeReadingState()
    static let events = EventTable<NoticeReadingState>(NoticeRead.self)

    static func id(of member: StaffMemberID, on day: LocalDate) -> String { "\(day) \(member)" }
}

public struct NoticeReadingState: Sendable, Equatable {
    var read: Set<NoticeID> = []
}

/// Says that somebody has read notices. What they have read that day already is passed over.
struct ReadNotices: Command {
    typealias Target = NoticeReading

    var memberID: StaffMemberID
    var noticeIDs: [NoticeID]

    func decide(_ state: NoticeReadingState, at now: Instant) -> [any StreamEvent<NoticeReadingState>] {
        let unread = noticeIDs.filter { !state.read.contains($0) }
        return stride(from: 0, to: unread.count, by: NoticeRead.countMaximum).map { start in
            NoticeRead(memberID: memberID, noticeIDs: Array(unread[start..<min(unread.count, start + NoticeRead.countMaximum)]))
        }
    }
}

extension NoticeRead: StreamEvent {
    public func evolve(_ state: inout NoticeReadingState) {
        state.read.formUnion(noticeIDs)
    }
}
