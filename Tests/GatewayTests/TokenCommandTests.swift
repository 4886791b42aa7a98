import Contracts
import ProcessKit
import ServiceTesting
import TestKit
import Testing
import WebKit
@testable import Gateway

@Suite struct TokenCommandTests {
    private let secret = "a local secret that has enough bytes in it"

    @Test func theTokenSignsInWithWhatWasAskedFor() async throws {
        let arguments = try TokenCommand.parse([
            "--email", "ann@dembrane.com", "--policies", "can_set_tier,staff:can_transfer", "--hours", "2",
        ])
        let token = try TokenCommand.token(arguments, environment: ["STAFF_JWT_SECRET": secret], time: ManualTime(t0))
        let verifier = StaffTokenVerifier(secret: Secret(secret))
        let identity = try await verifier.verify(token, now: t0.adding(hours: 1)).identity
        #expect(identity?.email == "ann@dembrane.com")
        #expect(identity?.policies == [.setTier, .transfer])
        await #expect(throws: StaffTokenRefusal.expired) { try await verifier.verify(token, now: t0.adding(hours: 3)) }
    }

    @Test func aTokenAsDirectusIssuesItNamesALogin() async throws {
        let arguments = try TokenCommand.parse(["--directus", "9f-1"])
        let token = try TokenCommand.token(arguments, environment: ["STAFF_JWT_SECRET": secret], time: ManualTime(t0))
        let verified = try await StaffTokenVerifier(secret: Secret(secret)).verify(token, now: t0)
        #expect(verified.subject == StaffMemberID("9f-1"))
        #expect(verified.identity == nil)
    }

    @Test(arguments: [
        ["--directus", ""], ["--directus", "x", "--email", "a@b"], ["--directus", "x", "--policies", "can_set_tier"], [], ["--email"],
        ["--email", "ann"], ["--email", "ann@b, bo@b"], ["--email", "a@b", "--policies", "fly"],
        ["--email", "a@b", "--hours", "0"], ["--what", "x"],
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

    @Test func theHelpTellsOfTheTokenAndOfEverySetting() {
        for word in [
            "Gateway token", "PUBLIC_URL", "TRUSTED_PROXIES", "OPERATIONS_ALLOW", "STAFF_JWT_AUDIENCE", "STAFF_JWT_ISSUER",
            "STAFF_MANAGERS",
        ] {
            #expect(GatewayConfiguration.help.contains(word))
        }
    }

    @Test func theSettingsOfTheSiteAreRead() {
        var settings = Settings(environment: [
            "PUBLIC_URL": "https://Admin.Example.org:443/", "TRUSTED_PROXIES": "10.0.0.1, fd00::/8", "OPERATIONS_ALLOW": "192.0.2.0/24",
            "STAFF_JWT_AUDIENCE": "backoffice",
        ])
        let configuration = GatewayConfiguration(reading: &settings)
        #expect(configuration.site.publicOrigin == Origin("https://admin.example.org"))
        #expect(configuration.trustedProxies.ranges.count == 2)
        #expect(configuration.operationsAllowed == AddressRanges("192.0.2.0/24"))
        #expect(configuration.tokenPurpose == StaffTokenPurpose(audience: "backoffice"))
    }

    @Test(arguments: [
        ("PUBLIC_URL", "admin.example.org"), ("PUBLIC_URL", "https://example.org/admin"), ("PUBLIC_URL", "ftp://example.org"),
        ("TRUSTED_PROXIES", "proxy.example.org"), ("TRUSTED_PROXIES", "10.0.0.0/33"), ("OPERATIONS_ALLOW", "10.0.0.0/8;::1"),
        ("STAFF_MANAGERS", "robin"), ("STAFF_MANAGERS", "a@b.nl;c@d.nl"),
    ])
    func aSettingOfTheSiteThatIsWrongIsSaid(name: String, value: String) {
        var settings = Settings(environment: [name: value])
        _ = GatewayConfiguration(reading: &settings)
        var told = ""
        do { try settings.finish() } catch { told = "\(error)" }
        #expect(told.contains("\(name) is wrong"))
    }
}
