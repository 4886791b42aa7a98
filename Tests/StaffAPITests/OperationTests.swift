import Testing
@testable import StaffAPI

@Suite struct OperationTests {
    private let all = Operation.all + JoinedParts.all

    @Test func everyOperationHasAnIDOfItsOwnInKebabCase() {
        #expect(Set(all.map(\.id)).count == all.count)
        for operation in all { #expect(operation.id.allSatisfy { $0 == "-" || ("a"..."z").contains($0) }, "\(operation.id)") }
    }

    /// Two owners may answer for parts of one thing, but the public API has each route once, and so has each owner.
    @Test func noRouteStandsTwice() {
        let routes = Operation.all.map { "\($0.method.rawValue) \($0.path)" }
        #expect(Set(routes).count == routes.count)
        let owned = all.map { "\($0.owner.rawValue) \($0.method.rawValue) \($0.path)" }
        #expect(Set(owned).count == owned.count)
    }

    @Test func whatReadsHasNoBodyAndWhatChangesHasNoParameters() {
        for operation in all {
            #expect(operation.method == .get ? operation.fields.isEmpty : operation.parameters.isEmpty, "\(operation.id)")
            #expect(Set(operation.fields.map(\.name)).count == operation.fields.count, "\(operation.id)")
            #expect(Set(operation.parameters.map(\.name)).count == operation.parameters.count, "\(operation.id)")
        }
    }

    @Test func whatCanBeAskedFirstTakesThePreviewsFields() {
        #expect(BillingOperations.changeAccountTier.field("preview")?.kind == .flag)
        #expect(BillingOperations.changeAccountTier.field("preview_token") != nil)
        #expect(BillingOperations.moveTierEnd.field("preview") == nil)
    }

    @Test func thePathOfOneThingHoldsItsID() {
        #expect(JoinedParts.partner.path(of: "7") == "/organisations/7/partner")
    }
}
