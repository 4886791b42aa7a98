import ServiceTesting
import Testing
@testable import BillingService

@Suite("Operations")
struct OperationTests {
    @Test func everyOperationOfTheServiceHasAHandlerAndNothingElseHas() async throws {
        try await withService { service in
            let coverage = service.coverage(of: .billing)
            #expect(coverage.missing == [])
            #expect(coverage.foreign == [])
        }
    }
}
