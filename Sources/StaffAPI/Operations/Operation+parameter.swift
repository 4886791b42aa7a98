extension Operation {
    /// A query parameter. One without a value is as good as none.
    public struct Parameter: Sendable {
        public let name: String
        public let kind: ValueKind
        public let isNeeded: Bool
        /// Whether it may stand several times, for any of the values.
        public let repeats: Bool

        public init(_ name: String, _ kind: ValueKind, isNeeded: Bool = false, repeats: Bool = false) {
            self.name = name
            self.kind = kind
            self.isNeeded = isNeeded
            self.repeats = repeats
        }
    }
}

extension Operation.Parameter {
    /// How many rows a page of a list may have.
    public static let limitRange: ClosedRange<Int64> = 1...500
    /// How many it has where nothing is said.
    public static let limitWhenAbsent = 100
    /// In characters.
    public static let afterLengthMaximum = 128
    /// How long a text may be that is looked for, in characters (Unicode scalars).
    public static let searchLengthMaximum = 200

    public static let limit = Self("limit", .whole(limitRange, "a number of rows"))
    /// What an earlier answer gave as `next_cursor`, or as `previous_cursor` where it has one.
    public static let cursor = Self("cursor", .words(maximumLength: nil))
    /// An event that the answer waits for.
    public static let after = Self("after", .words(maximumLength: afterLengthMaximum))
    public static let month = Self("month", .month)
    /// Words that the rows of a list are looked for by.
    public static let search = Self("search", .words(maximumLength: searchLengthMaximum))
}
