import ServiceTesting
import StaffAPI
import Testing
import WireJSON

@Suite struct OperationTests {
    private static let noAddress = "contact has to be one e-mail address, such as name@example.com"

    static let bodies: [(body: JSONValue, field: String, words: String)] = [
        ([:], "grade", "grade is needed"), (["grade": nil, "reason": "x"], "grade", "grade is needed"),
        (["grade": 101, "reason": "x"], "grade", "grade: expected a whole percentage from 0 to 100, found 101"),
        (["grade": 10.5, "reason": "x"], "grade", "grade: expected a whole percentage from 0 to 100, found 10.5"),
        (["grade": 5], "reason", "reason is needed"), (["grade": 5, "preview": false], "reason", "reason is needed"),
        (["grade": 5, "reason": " "], "reason", "reason has to have 1 to 500 characters; this one has 0"),
        (["grade": 5, "reason": "", "preview": true], "reason", "reason has to have 1 to 500 characters; this one has 0"),
        (["grade": 5, "reason": "x", "hint": "123456"], "hint", "hint may have 5 characters"),
        (["grade": 5, "reason": "x", "contact": "jan gemeente.nl"], "contact", noAddress),
        (["grade": 5, "reason": "x", "contact": "jan@gemeente.example, eva@gemeente.example"], "contact", noAddress),
        (["grade": 5, "preview": true, "contact": ""], "contact", noAddress),
    ]

    @Test(arguments: bodies.indices) func aFieldOutsideItsDeclarationIsRefused(index: Int) async throws {
        let (body, field, words) = Self.bodies[index]
        try await withHarness { harness in
            let answer = try await harness.post("/tallies/ada/explain", body)
            #expect(answer.status == 422)
            #expect(answer.json["field"] == .string(field))
            #expect(answer.json["detail"] == .string(words))
        }
    }

    static let taken: [JSONValue] = [
        ["grade": 100, "reason": "x"], ["grade": 0, "reason": "x", "hint": nil, "unknown": ["a": 1]], ["grade": 5, "preview": true],
        ["grade": 5.0, "reason": "x", "hint": "12345"], ["grade": 5, "reason": "x", "contact": " jan@gemeente.example\n"],
        // Of another type: whoever decodes the body says so, and where.
        ["grade": "five", "reason": "x"],
    ]

    @Test(arguments: taken.indices) func aBodyWithinItsDeclarationIsTaken(index: Int) async throws {
        try await withHarness { harness in
            let answer = try await harness.post("/tallies/ada/explain", Self.taken[index])
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    @Test func whatHasNoHandlerAndWhatIsNotDeclaredIsNamed() async throws {
        try await withHarness { harness in
            let whole = harness.coverage(of: TallyOperations.all)
            #expect(whole.missing == [] && whole.foreign == [])
            let more = harness.coverage(of: TallyOperations.all + [BillingOperations.grantTrial])
            #expect(more.missing == ["grant-trial"])
            let fewer = harness.coverage(of: TallyOperations.all.dropLast())
            #expect(fewer.foreign == ["POST /api/v1/broken"])
        }
    }

    /// Services are deployed one by one, so that a Gateway may forward what a service doesn't serve yet.
    @Test func anOperationOfALaterVersionIsNotFound() async throws {
        try await withHarness { harness in
            let answer = try await harness.post("/accounts/1/trial", ["reason": "x"])
            #expect(answer.status == 404)
        }
    }
}
