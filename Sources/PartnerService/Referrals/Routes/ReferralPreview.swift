import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What a command would do to a referral, told in words, and what has to be the same still when it is confirmed.
enum ReferralPreview {
    /// Carries the command out and answers with the referral; where only a preview is asked for, all of it is undone.
    /// - Parameters:
    ///   - id: nil for one that is to be agreed.
    ///   - perform: answers with the id of what it has changed.
    static func answer(
        _ id: ReferralID?, _ request: CommandRequest, _ work: UnitOfWork, perform: () throws -> ReferralID
    ) throws -> CommandAnswer {
        let asked = try request.body(as: AskedPreview.self)
        let reader = ReferralReader(connection: work.connection, now: work.now)
        let before = try id.flatMap { try reader.referral($0) }
        let changed = try perform()
        guard let after = try reader.referral(changed) else { throw Problem.notFound("referral \(changed)") }
        return try asked.answer(
            CommandAnswer(name: "referral", value: after, version: after.version),
            of: "\(id?.description ?? "\(after.accountID)") \(before?.version ?? 0)",
            effects: ReferralEffects(before: before, after: after).all)
    }
}
