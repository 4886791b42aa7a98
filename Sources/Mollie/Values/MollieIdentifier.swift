/// What kind of thing an identifier of Mollie names.
public protocol MollieIdentifierKind: Sendable {
    /// What every identifier of the kind begins with.
    static var prefix: String { get }
}

/// An identifier that Mollie gave, such as `tr_7UhSN1zuXS`. It becomes part of a path, and webhooks bring it from anybody; so it is nothing
/// but its kind's prefix and then letters, digits, `-` and `_`.
public struct MollieIdentifier<Kind: MollieIdentifierKind>: Hashable, Sendable {
    private static var lengthMaximum: Int { 64 }

    public let text: String

    /// Nil for what can't be an identifier of this kind.
    public init?(_ text: String) {
        let rest = text.utf8.dropFirst(Kind.prefix.utf8.count)
        guard text.hasPrefix(Kind.prefix), !rest.isEmpty, text.utf8.count <= Self.lengthMaximum,
            rest.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
        else { return nil }
        self.text = text
    }
}

extension MollieIdentifier: CustomStringConvertible {
    public var description: String { text }
}

extension MollieIdentifier: Decodable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let identifier = Self(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected an identifier that begins with \(Kind.prefix), found \"\(text.prefix(64))\"")
        }
        self = identifier
    }
}

public enum MolliePaymentKind: MollieIdentifierKind { public static let prefix = "tr_" }
public enum MolliePaymentLinkKind: MollieIdentifierKind { public static let prefix = "pl_" }
public enum MollieCustomerKind: MollieIdentifierKind { public static let prefix = "cst_" }
public enum MollieMandateKind: MollieIdentifierKind { public static let prefix = "mdt_" }
public enum MollieSubscriptionKind: MollieIdentifierKind { public static let prefix = "sub_" }

public typealias MolliePaymentID = MollieIdentifier<MolliePaymentKind>
public typealias MolliePaymentLinkID = MollieIdentifier<MolliePaymentLinkKind>
public typealias MollieCustomerID = MollieIdentifier<MollieCustomerKind>
public typealias MollieMandateID = MollieIdentifier<MollieMandateKind>
public typealias MollieSubscriptionID = MollieIdentifier<MollieSubscriptionKind>
