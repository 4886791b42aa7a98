/// What can still be told of a payment or a link that can't be read as a whole.
public struct MollieOutline: Sendable, Equatable {
    /// As it came, which needn't be an identifier of ours; nil where not even that can be read.
    public let id: String?
    /// The currency of its amount, where that is one that isn't taken here.
    public let otherCurrency: String?

    /// - Parameter decoder: of whatever came.
    init(of decoder: any Decoder) {
        let members = Result { try MollieMembers(decoder) }
        guard case .success(let members) = members else {
            (id, otherCurrency) = (nil, nil)
            return
        }
        id = Self.text { try members.optional("id") }
        otherCurrency = Self.text { try members.object("amount")?.optional("currency") }.flatMap(Self.otherCurrency)
    }

    /// Nil for what can't be read.
    private static func text(_ read: () throws -> String?) -> String? {
        guard case .success(let text) = Result(catching: read) else { return nil }
        return text
    }

    /// Nil for what is no currency (ISO 4217), and for euros.
    private static func otherCurrency(_ text: String) -> String? {
        let isCode = text.utf8.count == 3 && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        return isCode && text != MollieAmount.currency ? text : nil
    }
}

extension MollieOutline: Decodable {
    public init(from decoder: any Decoder) throws {
        self.init(of: decoder)
    }
}
