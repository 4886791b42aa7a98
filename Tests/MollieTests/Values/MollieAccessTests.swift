import HTTP
import Mollie
import ProcessKit
import Testing

@Suite struct MollieAccessTests {
    @Test(arguments: [("test_dHar4XY7Lx", true), ("live_dHar4XY7Lx", false)])
    func tellsWhetherMoneyMoves(text: String, isTest: Bool) throws {
        let key = try #require(MollieKey(Secret(text)))
        #expect(key.isTest == isTest)
        #expect(key.authorization == "Bearer \(text)")
    }

    @Test(arguments: ["", "test_", "test", "prod_abc", "test_a b", "test_a\r\nX: y", "test_a_b", "Test_abc", "abc"])
    func refusesOtherKeys(text: String) {
        #expect(MollieKey(Secret(text)) == nil)
    }

    @Test func neverShowsTheKey() throws {
        let key = try #require(MollieKey(Secret("live_dHar4XY7Lx")))
        var dumped = ""
        dump(["key": key], to: &dumped)
        for shown in ["\(key)", String(reflecting: key), dumped] { #expect(!shown.contains("dHar")) }
    }

    @Test(arguments: [
        ("https://api.mollie.com/v2", "https://api.mollie.com/v2"), ("https://api.mollie.com/v2/", "https://api.mollie.com/v2"),
        ("http://127.0.0.1:8080/v2", "http://127.0.0.1:8080/v2"), ("http://localhost:1", "http://localhost:1"),
        ("http://[::1]:1/v2", "http://[::1]:1/v2"),
    ])
    func takesAddresses(text: String, kept: String) {
        #expect(BaseURL(text)?.text == kept)
    }

    @Test(arguments: [
        "", "api.mollie.com", "http://api.mollie.com/v2", "http://127.evil.example/v2", "http://127.0.0.1.evil.example", "ftp://127.0.0.1",
        "https://", "https://me@api.mollie.com", "https://api.mollie.com/v2?a=b", "https://api.mollie.com/#a",
        "https://api.mollie.com\\@evil.example",
        "https://api.mollie.com/ v2", "https://api.mollie.com/" + String(repeating: "a", count: 300),
    ])
    func refusesOtherAddresses(text: String) {
        #expect(BaseURL(text) == nil)
    }

    @Test func readsSettings() throws {
        var settings = Settings(environment: ["MOLLIE_API_KEY": "test_abc", "MOLLIE_BASE_URL": "http://127.0.0.1:1/v2"])
        let access = try #require(MollieAccess(reading: &settings))
        try settings.finish()
        #expect(access.key.isTest)
        #expect(access.baseURL.text == "http://127.0.0.1:1/v2")
    }

    @Test func takesNoPaymentsWithoutAKey() throws {
        var settings = Settings(environment: [:])
        #expect(MollieAccess(reading: &settings) == nil)
        try settings.finish()
    }

    @Test func goesToMollieByDefault() throws {
        var settings = Settings(environment: ["MOLLIE_API_KEY": "live_abc"])
        #expect(MollieAccess(reading: &settings)?.baseURL == .mollie)
    }

    @Test(arguments: [["MOLLIE_API_KEY": "secret"], ["MOLLIE_API_KEY": "test_abc", "MOLLIE_BASE_URL": "http://api.mollie.com"]])
    func tellsWhatIsWrong(environment: [String: String]) throws {
        var settings = Settings(environment: environment)
        #expect(MollieAccess(reading: &settings) == nil)
        #expect(throws: ConfigurationError.self) { try settings.finish() }
    }

    @Test(arguments: [
        "javascript:alert(1)", "", "https://", "https:///path", "//host", "https://a b", "http://a\n",
        "https://" + String(repeating: "a", count: 2_048),
    ])
    func refusesWhatNobodyShouldBeSentTo(text: String) {
        #expect(WebAddress(text) == nil)
    }
}
