import Contracts
import Database
import Foundation
import Testing
import WireJSON
@testable import RollupService

@Suite("Search, however it is typed")
struct SearchTests {
    private static func query(_ text: String) throws -> String {
        try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    }

    /// A name, and what somebody types who looks for it.
    static let pairs: [(String, String)] = [
        ("Acme", "  ACME\t"), ("Acme", "\u{FEFF}acme\u{200B}"), ("Ada Lovelace", "ada \u{A0} lovelace"), ("Café Noir", "cafe\u{301} noir"),
        ("Cafe\u{301} Noir", "CAFÉ"), ("Café Noir", "cafe"), ("İstanbul", "istanbul"), ("İstanbul", "I\u{307}STANBUL"),
        ("istanbul", "İSTANBUL"),
        ("Straße", "STRASSE"), ("STRASSE", "straße"), ("ＡＢＣ Labs", "abc"), ("ABC Labs", "ａｂｃ"), ("ﬁnance", "finance"),
        ("Σίσυφος", "ΣΊΣΥΦΟΣ"), ("Q\u{200D}uo\u{AD}ta", "quota"), ("a\u{301}\"b c", "á\"b"), ("x\"\u{301}y z", "\"\u{301}Y"),
        ("北京工业", "京工业"),
    ]

    @Test(arguments: pairs)
    func findsTheNameInAnotherForm(name: String, typed: String) async throws {
        let customer = Customer()
        let ada = UserID.random()
        try await withService { service in
            try service.tell(
                try customer.opening(name: name, workspaceName: name) + [
                    .fact(UserChanged(userID: ada, email: "\(name)@example.org", displayName: "qq"), at: customer.created)
                ])
            let typed = try Self.query(typed)
            let found = try await service.get("/search?q=\(typed)").json
            #expect(found["accounts"]?[0]?["account_id"]?.text == customer.accountID.description)
            #expect(found["workspaces"]?[0]?["workspace_id"]?.text == customer.workspace.description)
            #expect(found["organisations"]?[0]?["organisation_id"]?.text == customer.organisation.description)
            #expect(found["people"]?[0]?["user_id"]?.text == ada.description)
            #expect(try await service.get("/rollup?search=\(typed)").json["totals"]?["accounts"] == 1)
        }
    }

    @Test func findsAnIDThatIsPasted() async throws {
        let customer = Customer()
        let ada = UserID.random()
        try await withService { service in
            try service.tell(
                try customer.opening() + [.fact(UserChanged(userID: ada, email: "a@b.example", displayName: "Ada"), at: customer.created)])
            for id in [customer.accountID.description, customer.organisation.description, customer.workspace.description] {
                let typed = try Self.query(" \(id.uppercased())\n")
                #expect(try await service.get("/rollup?search=\(typed)").json["totals"]?["accounts"] == 1)
            }
            let typed = try Self.query("\t\(ada.description.uppercased()) ")
            #expect(try await service.get("/search?q=\(typed)").json["people"]?[0]?["user_id"]?.text == ada.description)
        }
    }

    static let hostile = [
        "abc\"\u{301}def", "\"\u{301} NEAR/2 \"x", "nothing\"\u{301} OR \"\u{301}qqq", "\"",
        "\"\"\"", "a\u{1}b", "\u{1}\u{7F}\u{9B}", "AND OR NOT", "NEAR(a b)",
        "*", "^abc", "text:abc", "abc*", "(((", "%_%", "'; --", "\\", "\u{301}\u{301}\u{301}", "\u{202E}abc", "\u{FFFE}\u{FFFF}\u{10FFFF}",
        "👩‍👩‍👧‍👦",
        String(repeating: "ﷺ", count: 200), String(repeating: "\"", count: 200), "a\"\u{FE0F}b\"\u{200D}c",
    ]

    @Test(arguments: hostile)
    func nothingThatIsTypedIsAnError(raw: String) async throws {
        try await withService { service in
            try service.tell(try Customer().opening())
            let typed = try Self.query(raw)
            let page = try await service.get("/rollup?search=\(typed)")
            #expect(page.status == 200, "\(page.text)")
            let everywhere = try await service.get("/search?q=\(typed)")
            #expect(everywhere.status == (SearchQuestion(raw) == nil ? 422 : 200), "\(everywhere.text)")
        }
    }

    @Test func needsSomethingToLookFor() async throws {
        try await withService { service in
            for typed in ["", " \t", "\u{200B}", "\u{7F}", "\"<>,;", "'", "mailto:", "\u{301}"] {
                let typed = try Self.query(typed)
                #expect(try await service.get("/search?q=\(typed)").status == 422)
                #expect(try await service.get("/rollup?search=\(typed)").status == 200)
            }
            let marks = try Self.query("a" + String(repeating: "\u{301}", count: 200))
            #expect(try await service.get("/search?q=\(marks)").json["field"] == "q")
            #expect(try await service.get("/rollup?search=\(marks)").json["field"] == "search")
        }
    }

    @Test func pagesWhatItFindsInEveryOrder() async throws {
        try await withService { service in
            try service.tell(try World(seed: 45, organisations: 12).events)
            let all = try await service.pages("/rollup?limit=500&search=organisation", list: "accounts")
            let ids = Set(all.compactMap { $0["account_id"]?.text })
            #expect(ids.count > 8)
            for sort in RollupPageTests.sorts {
                let rows = try await service.pages("/rollup?limit=3&search=organisation&sort=\(sort)", list: "accounts")
                #expect(rows.count == ids.count && Set(rows.compactMap { $0["account_id"]?.text }) == ids, "\(sort)")
            }
        }
    }

    /// Otherwise the lines of everything that is found would be in memory, or looked through again for each of them.
    @Test func readsTheLinesOfWhatItFindsByTheirKeys() throws {
        let model = try ReadModel()
        try model.database.read { connection in
            for table in ["account_months", "account_usage"] {
                let plan = try connection.query(
                    """
                    EXPLAIN QUERY PLAN SELECT line.segment
                    FROM (SELECT account_id FROM account_search WHERE text MATCH 'abc') CROSS JOIN \(table) AS line USING (account_id)
                    WHERE line.month = 1 AND line.segment IN (1, 2) ORDER BY line.segment DESC, line.account_id DESC LIMIT 10
                    """
                ) { $0.text(3) }
                #expect(plan.contains { $0.hasPrefix("SCAN account_search VIRTUAL TABLE") }, "\(plan)")
                #expect(plan.contains { $0.hasPrefix("SEARCH line USING PRIMARY KEY") }, "\(plan)")
            }
        }
    }
}
