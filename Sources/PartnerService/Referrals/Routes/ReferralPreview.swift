import Contracts
import EventKit
import EventSourcing
import StaffAPI
import WebKit

/// What a command would do to a referral, told in words, and what has to be the same still when it is confirmed.
struct ReferralPreview {
    /// What every operation that has a preview is asked beside its own fields.
    private struct Asked: Decodable {
        var preview: Bool?
        var previewToken: String?
    }

    /// Carries the command out and answers with the referral; where only a preview is asked for, all of it is undone.
    /// - Parameters:
    ///   - id: nil for one that is to be agreed.
    ///   - perform: answers with the id of what it has changed.
    static func answer(
        _ id: ReferralID?, _ request: CommandRequest, _ work: UnitOfWork, perform: () throws -> ReferralID
    ) throws -> CommandAnswer {
        let asked = try request.body(as: Asked.self)
        let reader = ReferralReader(connection: work.connection, now: work.now)
        let before = try id.flatMap { try reader.referral($0) }
        let changed = try perform()
        guard let after = try reader.referral(changed) else { throw Problem.notFound("referral \(changed)") }
        guard asked.preview == true || asked.previewToken != nil else {
            return CommandAnswer(name: "referral", value: after, version: after.version)
        }
        let effects = ReferralEffects(before: before, after: after).all
        let text = effects.map(\.description).joined(separator: "\n")
        let (subject, version) = (id?.description ?? "\(after.accountID)", "\(before?.version ?? 0)")
        if asked.preview == true {
            return .preview(effects: effects, token: PreviewToken.make(subject, version, text))
        }
        try PreviewToken.check(asked.previewToken, subject, version, text)
        return CommandAnswer(name: "referral", value: after, version: after.version)
    }
}
