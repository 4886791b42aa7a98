/// One operation of the staff API, said once: services attach their handlers to it, and the Gateway derives from it what it forwards, who may,
/// and what the console offers.
public struct Operation: Sendable {
    public enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Who answers it.
    public enum Owner: String, Sendable, CaseIterable {
        case rollup, billing, training, partner, gateway
    }

    public enum Answer: Sendable {
        /// One JSON document.
        case document
        /// Written piece by piece while it is read, such as CSV or a stream of events.
        case stream
    }

    /// In kebab case, such as `grant-trial`; unique. `operationId` of docs/openapi.yaml is the same in camel case.
    public let id: String
    public let method: Method
    /// Below `/api/v1`, with `{id}` for the thing that it is about.
    public let path: String
    public let owner: Owner
    /// What every caller needs. An owner may ask for more where it depends on what is in the body.
    public let policy: StaffPolicy?
    /// Query parameters; others are refused.
    public let parameters: [Parameter]
    /// Fields of the body; others are ignored.
    public let fields: [Field]
    /// Whether it can be asked first what it would do.
    public let hasPreview: Bool
    public let answer: Answer

    /// - Parameter mayWarn: whether it can be refused until what it warns of is confirmed, by its preview or by the codes in `confirm`.
    public init(
        _ id: String, _ method: Method, _ path: String, owner: Owner, policy: StaffPolicy? = nil, parameters: [Parameter] = [],
        fields: [Field] = [], hasPreview: Bool = false, mayWarn: Bool = false, answer: Answer = .document
    ) {
        self.id = id
        self.method = method
        self.path = path
        self.owner = owner
        self.policy = policy
        self.parameters = parameters
        self.fields = fields + (hasPreview ? Field.ofPreview : []) + (mayWarn ? Field.ofConfirmation : [])
        self.hasPreview = hasPreview
        self.answer = answer
    }

    /// A question that can wait for an event that its caller has caused (`after`).
    public static func question(
        _ id: String, _ path: String, owner: Owner, parameters: [Parameter] = [], answer: Answer = .document
    ) -> Operation {
        Operation(id, .get, path, owner: owner, parameters: parameters + [.after], answer: answer)
    }

    /// The path for one thing, or for a part of one: what the parts in braces stand for, in their order.
    public func path(of ids: any CustomStringConvertible...) -> String {
        ids.reduce(path) { path, id in
            guard let start = path.firstIndex(of: "{"), let end = path[start...].firstIndex(of: "}") else { return path }
            return "\(path[..<start])\(id)\(path[path.index(after: end)...])"
        }
    }

    /// A field of the body; `discount.percent` is the field `percent` of the object `discount`, or of a row of the list `discount`. Nil for one that
    /// isn't declared.
    public func field(_ name: String) -> Field? {
        if let field = fields.first(where: { $0.name == name }) { return field }
        let parts = name.split(separator: ".", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return switch fields.first(where: { $0.name == parts[0] })?.kind {
        case .object(let members)?, .rows(_, let members)?: members.first { $0.name == parts[1] }
        case _: nil
        }
    }
}
