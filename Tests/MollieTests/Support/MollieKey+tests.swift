import ProcessKit

@testable import Mollie

extension MollieKey {
    /// The key of every test.
    static func forTests() throws -> MollieKey {
        guard let key = MollieKey(Secret("test_forTheTests")) else { throw UnfitTestValue() }
        return key
    }
}

/// A value of a test isn't what the test takes it for.
struct UnfitTestValue: Error {}
