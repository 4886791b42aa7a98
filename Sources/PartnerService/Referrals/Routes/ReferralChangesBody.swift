import Contracts
import EventSourcing
import WebKit

/// The body of a change: absent fields stay as they are, and null empties what may be empty.
struct ReferralChangesBody: Decodable {
    let changes: ReferralChanges
    let internalNotes: Replacement<String>
    let reason: String?

    private enum CodingKeys: CodingKey {
        case kickbackPercent, discountPercent, capCents, startsAt, startsOn, expiresAt, notes, internalNotes, reason
    }

    init(from decoder: any Decoder) throws {
        let body = try decoder.container(keyedBy: CodingKeys.self)
        func replacement<Sent: Decodable, Value>(
            _ key: CodingKeys, _ read: (Sent) throws -> Value
        ) throws -> Replacement<Value> {
            body.contains(key) ? .set(try body.decodeIfPresent(Sent.self, forKey: key).map(read)) : .keep
        }
        changes = ReferralChanges(
            kickbackPercent: try body.decodeIfPresent(Percent.self, forKey: .kickbackPercent),
            discountPercent: try body.decodeIfPresent(Percent.self, forKey: .discountPercent),
            cap: try replacement(.capCents) { (cap: AgreedAmount) in Cents(cap.value) },
            startsAt: try body.decodeIfPresent(Instant.self, forKey: .startsAt)
                ?? body.decodeIfPresent(LocalDate.self, forKey: .startsOn)?.start,
            expiresAt: try replacement(.expiresAt) { (end: EndOfTerm) in end.instant },
            notes: try replacement(.notes) { (text: String) in try ReferralNotes.accept(text, field: "notes") })
        internalNotes = try replacement(.internalNotes) { (text: String) in try ReferralNotes.accept(text, field: "internal_notes") }
        reason = try body.decodeIfPresent(String.self, forKey: .reason)
    }
}
