import HTTP
import WireJSON

/// One page of a list, newest first, with links to those around it.
struct HALPage {
    private static let sizes = 1...250
    private static let standardSize = 50

    let listName: String
    /// Behind the API's base, such as `/payments`.
    let path: String

    /// - Parameter entries: oldest first, as they are kept.
    func response<Entry: RegisterEntry>(
        of entries: [Entry], to request: HTTPRequest, _ json: (Entry) -> JSONValue
    ) throws(Problem) -> HTTPResponse {
        let size = try size(asked: request.query["limit"])
        let list = Array(entries.reversed())
        var start = 0
        if let from = request.query["from"] {
            guard let index = list.firstIndex(where: { $0.id == from }) else {
                throw Problem(status: 404, "the list has no \(from.prefix(64))", field: "from")
            }
            start = index
        }
        let page = list[start...].prefix(size)
        func link(_ index: Int) -> JSONValue {
            guard list.indices.contains(index) else { return .null }
            let address = "\(request.host)\(StandIn.apiPath)\(path)?from=\(list[index].id)&limit=\(size)"
            return ["href": .string(address), "type": "application/hal+json"]
        }
        return HTTPResponse(
            json: [
                "count": .integer(Int64(page.count)), "_embedded": .object([listName: .array(page.map(json))]),
                "_links": [
                    "self": ["href": .string(request.host + request.target), "type": "application/hal+json"],
                    "next": link(start + size), "previous": start == 0 ? .null : link(max(0, start - size)),
                ],
            ])
    }

    private func size(asked text: String?) throws(Problem) -> Int {
        guard let text else { return Self.standardSize }
        guard let size = Int(text), Self.sizes.contains(size) else {
            throw Problem(status: 400, "the limit is a number from \(Self.sizes.lowerBound) to \(Self.sizes.upperBound)", field: "limit")
        }
        return size
    }
}
