/// A UUID that knows what it identifies, so that an account can't be passed where a workspace is meant.
///
/// On the wire it is the lower-case text form of RFC 9562; upper-case input is accepted and becomes lower case.
public struct Identifier<Tag>: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new random identifier (UUID version 4).
    public static func random() -> Self {
        let high = (UInt64.random(in: .min ... .max) & 0xFFFF_FFFF_FFFF_0FFF) | 0x4000
        let low = (UInt64.random(in: .min ... .max) & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000
        return Self(high: high, low: low)
    }

    /// The identifier in its 36-character text form, or nil where the text is anything else.
    public init?(_ text: some StringProtocol) {
        self.init(String(text))
    }

    /// The same for the common case. Every fact carries several ids, so that this is the hot path of reading them.
    public init?(_ text: String) {
        var text = text
        guard let identifier = text.withUTF8(Self.parse) else { return nil }
        self = identifier
    }

    private static func parse(_ text: UnsafeBufferPointer<UInt8>) -> Self? {
        guard text.count == 36 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for (index, byte) in text.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == UInt8(ascii: "-") else { return nil }
            } else {
                guard let digit = hexadecimalValue(byte) else { return nil }
                if index < 18 { high = high << 4 | digit } else { low = low << 4 | digit }
            }
        }
        return Self(high: high, low: low)
    }

    /// The identifier from its 16 bytes, or nil where there are more or fewer.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.init(
            high: bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) },
            low: bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
        )
    }

    /// The 16 bytes, most significant first.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for index in 0..<8 {
                buffer[index] = UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index))
                buffer[index + 8] = UInt8(truncatingIfNeeded: low >> UInt64(56 - 8 * index))
            }
            count = 16
        }
    }
}

extension Identifier: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }
}

extension Identifier: CustomStringConvertible {
    public var description: String {
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            if index == 8 || index == 12 || index == 16 || index == 20 { text.append(UInt8(ascii: "-")) }
            let half = index < 16 ? high : low
            let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index % 16))) & 0xF
            text.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Identifier: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a UUID, found \"\(text.prefix(64))\"")
        }
        self = identifier
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func hexadecimalValue(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
}

/// The tags of the identifiers; they have no values.
public enum OrganisationTag {}
public enum WorkspaceTag {}
public enum AccountTag {}
public enum UserTag {}
public enum ConversationTag {}
public enum UpgradeRequestTag {}
public enum InvoiceTag {}
public enum PaymentMarkTag {}
public enum PaymentLinkTag {}
public enum TrainingTag {}
public enum TrainingSessionTag {}
public enum LicenceTag {}
public enum FollowUpTag {}
public enum NoticeTag {}
public enum ReferralTag {}
public enum AdminInvitationTag {}

public typealias OrganisationID = Identifier<OrganisationTag>
public typealias WorkspaceID = Identifier<WorkspaceTag>
public typealias AccountID = Identifier<AccountTag>
public typealias UserID = Identifier<UserTag>
public typealias ConversationID = Identifier<ConversationTag>
public typealias UpgradeRequestID = Identifier<UpgradeRequestTag>
public typealias InvoiceID = Identifier<InvoiceTag>
/// A payment as staff, or Mollie, said that it came.
public typealias PaymentMarkID = Identifier<PaymentMarkTag>
public typealias PaymentLinkID = Identifier<PaymentLinkTag>
public typealias TrainingID = Identifier<TrainingTag>
public typealias TrainingSessionID = Identifier<TrainingSessionTag>
/// That a person was trained, for a year.
public typealias LicenceID = Identifier<LicenceTag>
/// Something that staff look after because of what a new user has answered.
public typealias FollowUpID = Identifier<FollowUpTag>
public typealias ReferralID = Identifier<ReferralTag>
/// An invitation by e-mail to become the admin of a workspace.
public typealias AdminInvitationID = Identifier<AdminInvitationTag>
/// A notice to staff: the id of the event that it tells of.
public typealias NoticeID = Identifier<NoticeTag>
