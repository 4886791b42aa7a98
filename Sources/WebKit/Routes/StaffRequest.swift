import Contracts
import HTTP
import ProcessKit
import StaffAPI

/// A request whose sender is known. Commands and queries read their paths and parameters through it.
public protocol StaffRequest: Sendable {
    var http: HTTPRequest { get }
    var identity: StaffIdentity { get }
    var trace: TraceContext { get }
}

extension StaffRequest {
    /// The text of a `{name}` part of the path.
    public func path(_ name: String) -> String {
        http.pathParameters[name] ?? ""
    }

    /// The id in a `{name}` part of the path. What isn't an id can't be found: 404, naming the thing.
    public func id<Tag>(_ name: String = "id", of thing: String, as type: Identifier<Tag>.Type = Identifier<Tag>.self) throws -> Identifier<
        Tag
    > {
        guard let id = Identifier<Tag>(path(name)) else { throw Problem.notFound("\(thing) \(path(name).prefix(64))") }
        return id
    }

    /// Reads the query parameters; what one may not hold is told as 422.
    public var parameters: ParameterReader {
        let query = http.query
        return ParameterReader { query.values($0) }
    }

    /// A query parameter, or `nil` when it is absent or empty.
    public func text(_ name: String) -> String? { parameters.text(name) }

    /// How many rows a page of a list has.
    public func limit() throws -> Int {
        try parameters.whole("limit", in: Operation.Parameter.limitRange) ?? Operation.Parameter.limitWhenAbsent
    }

    /// Where a page begins: what an earlier answer gave as `next_cursor` or `previous_cursor`, or `nil` for the first page. Throws 422.
    public func cursor<Position: Decodable>(as type: Position.Type = Position.self) throws -> Position? {
        try parameters.read("cursor", "the next_cursor of an earlier answer") { Cursor.decode(Position.self, from: $0) }
    }
}
