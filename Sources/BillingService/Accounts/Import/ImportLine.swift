import Contracts
import ServiceKit

/// One line of an imported history, understood.
struct ImportLine {
    /// Its place in the file, from 1.
    let number: Int
    let identity: AccountIdentity
    let content: ImportContent

    /// Throws why the line can't be taken in.
    init(_ source: ImportSource, number: Int) throws {
        self.number = number
        let kind = try source.text.kind(ImportKind.self)
        let fields = try source.decode(ImportFields.self)
        identity = fields.identity
        content = try fields.content(kind, source)
    }
}

/// Where a line is read from, and what it is read by.
struct ImportSource {
    let text: ImportText
    /// Who has issued the invoices of the past.
    let seller: SellerSettings

    var now: Instant { text.now }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try text.decode(type) }
}
