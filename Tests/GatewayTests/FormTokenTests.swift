import ProcessKit
import Testing
import WebKit

@testable import Gateway

@Suite struct FormTokenTests {
    private let formToken = FormToken(internalSecret: Secret("a secret of the Gateway that only tests know"))
    private let bo = StaffIdentity(email: "bo@dembrane.com", subject: "bo", policies: [])

    /// So that the lengths of many compressed pages tell nothing about it.
    @Test func noTwoPagesShowTheSame() throws {
        let made = try (0..<50).map { _ in try formToken.make(forSession: "a") }
        #expect(made.allSatisfy { formToken.fits($0, session: "a") })
        // The first half is the mask, the second what is under it.
        #expect(Set(made.map { $0.prefix(42) }).count == made.count)
        #expect(Set(made.map { $0.suffix(42) }).count == made.count)
    }

    @Test func holdsForItsOwnSessionAlone() throws {
        let made = try formToken.make(forSession: "a")
        #expect(!formToken.fits(made, session: "b"))
        #expect(!FormToken(internalSecret: Secret("another secret that only tests know of")).fits(made, session: "a"))
        #expect(!formToken.fits(made, signInWith: "a", insteadOf: nil))
        let change = try formToken.make(forSignInWith: "a", insteadOf: bo)
        #expect(formToken.fits(change, signInWith: "a", insteadOf: bo))
        #expect(!formToken.fits(change, signInWith: "a", insteadOf: nil))
        #expect(!formToken.fits(change, session: "a"))
    }

    @Test func everyCharacterCounts() throws {
        let made = Array(try formToken.make(forSession: "a"))
        #expect(made.count == 86)
        for index in made.indices {
            var spoiled = made
            spoiled[index] = made[index] == "Q" ? "A" : "Q"
            #expect(!formToken.fits(String(spoiled), session: "a"))
        }
    }

    @Test(arguments: [
        nil, "", "guessed", "=", String(repeating: "A", count: 86), String(repeating: "A", count: 43), String(repeating: "é", count: 43),
    ])
    func whatWasNotMadeHereNeverFits(given: String?) {
        #expect(!formToken.fits(given, session: "a"))
    }
}
