import Contracts

extension CommandRequest {
    /// Stands in for a reason that isn't said yet; it is undone with the preview.
    private static let notSaidYet = "Preview"

    private struct Preview: Decodable {
        var preview: Bool?
    }

    /// The reason that a body gives; whoever only looks need not say why yet. Throws 422.
    public func reason(_ given: String?) throws -> Reason {
        try optionalReason(given) ?? Reason(field: "")
    }

    /// The same of a command that only sometimes needs one.
    public func optionalReason(_ given: String?) throws -> Reason? {
        let isPreview = try body(as: Preview.self).preview == true
        return try (given ?? (isPreview ? Self.notSaidYet : nil)).map(Reason.init(field:))
    }
}
