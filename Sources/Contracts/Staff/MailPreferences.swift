/// How one member of staff wants to be written to, by code; on the wire `{"charge-failed":"digest"}`. Codes that aren't named are left open.
///
/// A code that a later version has added is passed over, as unknown fields are.
public struct MailPreferences: Hashable, Sendable {
    /// What holds for a code about which somebody has said nothing: everyone is subscribed until they say otherwise (DOMAIN §16).
    public static let initial = MailPreference.single

    public private(set) var byCode: [NoticeCode: MailPreference]

    public init(_ byCode: [NoticeCode: MailPreference] = [:]) {
        self.byCode = byCode
    }

    /// What holds for a code.
    public subscript(code: NoticeCode) -> MailPreference { byCode[code] ?? Self.initial }

    public var isEmpty: Bool { byCode.isEmpty }

    /// With every code named.
    public var complete: MailPreferences { limited(to: NoticeCode.allCases) }

    /// What holds for these codes.
    public func limited(to codes: some Sequence<NoticeCode>) -> MailPreferences {
        MailPreferences(Dictionary(uniqueKeysWithValues: codes.map { ($0, self[$0]) }))
    }

    /// Those that say something else than `others` do.
    public func differing(from others: MailPreferences) -> MailPreferences {
        MailPreferences(byCode.filter { others[$0.key] != $0.value })
    }

    public mutating func merge(_ newer: MailPreferences) {
        byCode.merge(newer.byCode) { _, newer in newer }
    }
}

extension MailPreferences: Codable {
    public init(from decoder: any Decoder) throws {
        let named = try [String: MailPreference](from: decoder)
        let known = named.compactMap { name, preference in NoticeCode(rawValue: name).map { ($0, preference) } }
        byCode = Dictionary(uniqueKeysWithValues: known)
    }

    public func encode(to encoder: any Encoder) throws {
        try Dictionary(uniqueKeysWithValues: byCode.map { ($0.key.rawValue, $0.value) }).encode(to: encoder)
    }
}
