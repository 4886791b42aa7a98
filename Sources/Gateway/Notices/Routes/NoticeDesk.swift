import Contracts
import Database
import EventKit
import WebKit

/// The notices of the signed-in person, and that they have read them.
struct NoticeDesk: Sendable {
    let list: NoticeList

    /// Throws 403 for somebody whose id can't be kept, which no token that is let in has.
    init(of identity: StaffIdentity) throws {
        list = NoticeList(memberID: try StaffMemberID(of: identity), email: identity.email)
    }

    /// What was read before stays as it is. Throws 404.
    func read(_ notice: NoticeID, _ work: UnitOfWork) throws -> NoticeRow {
        guard let row = try list.row(notice, work.connection) else { throw Problem.notFound("notice \(notice)") }
        guard row.isUnread else { return row }
        try note([notice], work)
        return try list.row(notice, work.connection) ?? row
    }

    func readAll(_ work: UnitOfWork) throws {
        try note(try list.unread(work.connection), work)
    }

    private func note(_ notices: [NoticeID], _ work: UnitOfWork) throws {
        let command = ReadNotices(memberID: list.memberID, noticeIDs: notices)
        try work.execute(command, on: NoticeReading.id(of: list.memberID, on: work.now.date))
    }
}
