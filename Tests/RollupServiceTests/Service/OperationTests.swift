import ServiceTesting
import Testing
@testable import RollupService

@Suite("Operations")
struct OperationTests {
    @Test func everyOperationOfTheServiceHasAHandlerAndNothingElseHas() async throws {
        try await withService { service in
            let coverage = service.coverage(of: .rollup)
            #expect(coverage.missing == [])
            #expect(coverage.foreign == [])
        }
    }
}
