/// The machine-readable descriptions of what the back office offers, as they are inside the executable. They are a module of their own because a
/// compiler takes minutes to embed them, which the code that serves them needn't wait for.
public enum PublishedDocuments {
    /// docs/openapi.yaml, in UTF-8.
    public static var openAPI: [UInt8] { PackageResources.openapi_yaml }
    /// docs/asyncapi.yaml, in UTF-8.
    public static var asyncAPI: [UInt8] { PackageResources.asyncapi_yaml }
}
