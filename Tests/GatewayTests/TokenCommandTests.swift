import Contracts
import ServiceKit
import Testing

@testable import Gateway

@Suite struct TokenCommandTests {
    private let secret = "a local secret that has enough bytes in it"

    @Test func theTokenSignsInWithWhatWasAskedFor() async throws {
        let arguments = try TokenCommand.parse([
            "--email", "ann@dembrane.com", "--policies", "can_set_tier,staff:can_transfer", "--hours", "2",
        ])
        let token = try TokenCommand.token(arguments, environment: ["STAFF_JWT_SECRET": secret], time: ManualTime(t0))
        let verifier = StaffTokenVerifier(secret: Secret(secret))
        let identity = try await verifier.verify(token, now: t0.adding(hours: 1))
        #expect(identity.email == "ann@dembrane.com")
        #expect(identity.policies == [.setTier, .transfer])
        await #expect(throws: StaffTokenRefusal.expired) { try await verifier.verify(token, now: t0.adding(hours: 3)) }
    }

    @Test(arguments: [
        [], ["--email"], ["--email", "ann"], ["--email", "a@b", "--policies", "fly"], ["--email", "a@b", "--hours", "0"], ["--what", "x"],
    ])
    func whatCannotBeMeantIsRefused(arguments: [String]) {
        #expect(throws: TokenCommand.Unusable.self) { try TokenCommand.parse(arguments) }
    }

    @Test func aSecretThatIsMissingOrShortIsSaid() throws {
        let arguments = try TokenCommand.parse(["--email", "ann@dembrane.com"])
        for environment in [[:], ["STAFF_JWT_SECRET": "short"]] {
            #expect(throws: ConfigurationError.self) {
                try TokenCommand.token(arguments, environment: environment, time: ManualTime(t0))
            }
        }
    }

    @Test func theSettingsOfTheGatewaySayWhatIsWrong() throws {
        var settings = Settings(environment: [
            "ROLLUP_URL": "http://127.0.0.1:1", "STAFF_JWT_SECRET": secret, "STAFF_JWKS": "/keys.json", "INTERNAL_SECRET": secret,
        ])
        _ = GatewayConfiguration(reading: &settings)
        var told = ""
        do { try settings.finish() } catch { told = "\(error)" }
        for name in ["BILLING_URL", "TRAINING_URL", "PARTNER_URL", "STAFF_JWT_SECRET"] { #expect(told.contains(name)) }
        #expect(!told.contains("ROLLUP_URL"))
        #expect(!told.contains(secret))
    }
}
