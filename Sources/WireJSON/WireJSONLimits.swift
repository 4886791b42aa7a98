/// What a decoder accepts before it looks at the content: input comes from strangers.
public struct WireJSONLimits: Sendable, Equatable {
    /// The largest document, in bytes.
    public var maximumBytes: Int
    /// The deepest nesting of objects and arrays. jansson itself stops at 2,048, whatever is set here.
    public var maximumDepth: Int

    public init(maximumBytes: Int, maximumDepth: Int) {
        self.maximumBytes = maximumBytes
        self.maximumDepth = maximumDepth
    }

    /// 1 MiB and 64 levels.
    public static let standard = WireJSONLimits(maximumBytes: 1_048_576, maximumDepth: 64)

    /// For what our own services wrote, which may hold several documents of strangers inside of one another: 64 MiB and 256 levels.
    public static let ours = WireJSONLimits(maximumBytes: 64 << 20, maximumDepth: 256)
}
