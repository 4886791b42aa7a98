import CJansson

typealias JSONNode = UnsafeMutablePointer<json_t>

/// A parsed document: owns the tree of jansson, which lives as long as any decoder that reads from it.
final class Document {
    let root: JSONNode
    /// Kept for the error path, which finds line and column in it.
    let text: [UInt8]
    /// Made when the first number with a fraction or exponent is read as an integer, which is rare.
    private lazy var realLiterals = RealLiterals(root: root, text: text)

    init(_ text: [UInt8], limits: WireJSONLimits) throws {
        guard text.count <= limits.maximumBytes else {
            throw WireJSONError(kind: .limit, reason: "\(text.count) bytes, more than the limit of \(limits.maximumBytes)")
        }
        if let position = DepthCheck.firstTooDeep(text, limit: limits.maximumDepth) {
            let (line, column) = ErrorLocator.lineAndColumn(of: position, in: text)
            throw WireJSONError(kind: .limit, reason: "nested deeper than \(limits.maximumDepth) levels", line: line, column: column)
        }
        var failure = json_error_t()
        let root = text.withUnsafeBytes { bytes in
            json_loadb(bytes.baseAddress, bytes.count, Int(JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL), &failure)
        }
        guard let root else { throw WireJSONError(failure) }
        self.root = root
        self.text = text
    }

    /// The exact integer behind a number with a fraction or exponent; `nil` when it has a fraction or needs more than 64 bits.
    func integer(_ node: JSONNode) -> Int64? {
        realLiterals.place(of: node).flatMap { DecimalLiteral.integer(text[$0]) }
    }

    /// The number as it is written, cut where it is long.
    func shownLiteral(_ node: JSONNode) -> String {
        realLiterals.place(of: node).map { String(decoding: text[$0].prefix(40), as: UTF8.self) } ?? "another number"
    }

    deinit {
        json_decref(root)
    }
}

extension WireJSONError {
    /// What jansson says about text that it refuses.
    fileprivate init(_ failure: json_error_t) {
        let reason = withUnsafeBytes(of: failure.text) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        // An empty document has no line yet; people count from one.
        self.init(kind: .syntax, reason: reason, line: max(1, Int(failure.line)), column: max(1, Int(failure.column)))
    }
}
