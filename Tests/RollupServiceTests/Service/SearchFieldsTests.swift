import Contracts
import Foundation
import ServiceTesting
import Testing
import WireJSON
@testable import RollupService

@Suite("Search, by whatever of a customer is known")
struct SearchFieldsTests {
    private static let later = Given.at("2026-11-20")

    private static func query(_ text: String) throws -> String {
        try #require(text.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
    }

    /// Waterschap Wilgenkamp with two people and an account manager, beside another organisation.
    private struct Story {
        var customer = Customer()
        let amelie = UserID.random()
        let fatima = UserID.random()
        let other = Customer()

        mutating func events() throws -> [CloudEvent] {
            let identity = AccountIdentity(accountID: customer.accountID, organisationID: customer.organisation)
            return try customer.opening(name: "Waterschap Wilgenkamp", workspaceName: "Evaluatie 2026-11-18")
                + other.opening(name: "Gemeente O’Hanlon", workspaceName: "Onderzoek") + [
                    .fact(
                        UserChanged(userID: amelie, email: "amelie.norholm4@wilg.example", displayName: "Amélie Nørholm"),
                        at: customer.created),
                    .fact(UserChanged(userID: fatima, email: "fatima@elders.example", displayName: "Fatima"), at: customer.created),
                    customer.member(amelie, .owner), customer.member(fatima, .admin), other.member(fatima, .observer),
                    customer.billing(
                        AccountManagerChanged(
                            of: identity, accountManager: "marloes@dembrane.com", effectiveAt: customer.created),
                        at: customer.created),
                ]
        }
    }

    static let typed = [
        "  amelie.norholm4@wilg.example\t", "mailto:amelie.norholm4@wilg.example", "<amelie.norholm4@wilg.example>",
        "\"Waterschap Wilgenkamp\"",
        "'wilgenkamp'", "“Wilgenkamp”", "wilgenkamp fatima", "fatima wilgenkamp", "kamp  water", "amelie norholm", "Nørholm, Amélie",
        "AMELIE NORHOLM evaluatie", "marloes", "marloes@dembrane.com wilgenkamp", "norholm marloes", "2026-11-18", "wa ev", "fa wilgen",
        "lgenk", "ka lg", "nk", "lm nk",
        "a w", "\"Amélie Nørholm\" <amelie.norholm4@wilg.example>;",
    ]

    @Test(arguments: typed) func findsTheAccount(typed: String) async throws {
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            let typed = try Self.query(typed)
            let found = try await service.get("/search?q=\(typed)").json
            #expect(found["accounts"]?.list.compactMap { $0["account_id"]?.text } == [world.customer.accountID.description])
            #expect(found["totals"]?["accounts"] == 1)
            let page = try await service.get("/rollup?search=\(typed)").json
            #expect(page["accounts"]?.list.compactMap { $0["account_id"]?.text } == [world.customer.accountID.description])
            #expect(page["totals"]?["accounts"] == 1)
        }
    }

    static let unknown = [
        "wilgenkamp gemeente", "amelie hanlon", "amelieamelie", "norholm4@wilg.examplewaterschap", "wilgenkamp 2027", "2026-11-19",
        "q w", "qz", "wilgenkamp qz",
    ]

    @Test(arguments: unknown) func findsNothingWhereAWordIsNowhere(typed: String) async throws {
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            let typed = try Self.query(typed)
            let found = try await service.get("/search?q=\(typed)").json
            for kind in ["accounts", "workspaces", "organisations", "people", "managers"] {
                #expect(found[kind] == .array([]) && found["totals"]?[kind] == 0, "\(kind)")
            }
            #expect(try await service.get("/rollup?search=\(typed)").json["totals"]?["accounts"] == 0)
        }
    }

    @Test func findsIDsWithAndWithoutDashesAndByTheirBeginning() async throws {
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            let ids = [
                ("accounts", "account_id", world.customer.accountID.description),
                ("organisations", "organisation_id", world.customer.organisation.description),
                ("workspaces", "workspace_id", world.customer.workspace.description), ("people", "user_id", world.amelie.description),
            ]
            for (kind, key, id) in ids {
                let digits = id.filter { $0 != "-" }
                // A few digits that may be anything aren't found amid an id.
                #expect(try await service.get("/search?q=\(digits.dropFirst().prefix(7))").json["totals"]?[kind] == 0)
                for typed in [id, digits, id.uppercased(), " <\(id)> ", "\(id.prefix(8))", "\(id.prefix(13))"] {
                    let isWhole = typed.count >= digits.count
                    let typed = try Self.query(typed)
                    let found = try await service.get("/search?q=\(typed)").json
                    #expect(found[kind]?[0]?[key]?.text == id, "\(typed)")
                    #expect(found[kind]?[0]?["exact"] == .bool(isWhole), "\(typed)")
                    #expect(found[kind]?[0]?["matched"]?["field"] == "id")
                    #expect(found[kind]?[0]?["matched"]?["text"]?.text == id)
                    #expect(found["accounts"]?[0]?["account_id"]?.text == world.customer.accountID.description)
                    let row = try await service.get("/rollup?search=\(typed)").json["accounts"]?[0]
                    #expect(row?["matched"]?["text"]?.text == id)
                }
            }
        }
    }

    static let matched: [(typed: String, field: String, text: String)] = [
        ("kamp", "name", "Waterschap Wilgenkamp"), ("amelie norholm", "person", "Amélie Nørholm"),
        ("wilgenkamp fatima", "person", "Fatima"),
        ("mailto:fatima@elders.example", "email", "fatima@elders.example"), ("evaluatie", "workspace", "Evaluatie 2026-11-18"),
        ("marloes", "manager", "marloes@dembrane.com"), ("norholm4", "email", "amelie.norholm4@wilg.example"),
    ]

    @Test(arguments: matched.indices) func tellsWhatMatched(index: Int) async throws {
        let (typed, field, text) = Self.matched[index]
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            let typed = try Self.query(typed)
            let matched = try await service.get("/search?q=\(typed)").json["accounts"]?[0]?["matched"]
            #expect(matched?["field"]?.text == field)
            #expect(matched?["text"]?.text == text)
            let row = try await service.get("/rollup?workspaces=0&search=\(typed)").json["accounts"]?[0]
            // What is shown anyway isn't told once more.
            #expect(row?["matched"]?["text"]?.text == (field == "name" ? nil : text))
        }
    }

    @Test func aPersonCarriesTheirAccounts() async throws {
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            for typed in ["fatima", "wilgenkamp%20fatima", "fatima%40elders.example"] {
                let people = try await service.get("/search?q=\(typed)").json["people"]?.list ?? []
                #expect(people.compactMap { $0["user_id"]?.text } == [world.fatima.description])
                #expect(people.first?["account_count"] == 2)
                #expect(people.first?["accounts"]?.list.compactMap { $0["label"]?.text } == ["Gemeente O’Hanlon", "Waterschap Wilgenkamp"])
                #expect(people.first?["exact"] == .bool(typed.contains("%40")))
            }
            try service.tell([world.other.member(world.fatima, state: .removed, at: Self.later)])
            #expect(try await service.get("/search?q=fatima").json["people"]?[0]?["account_count"] == 1)
        }
    }

    @Test func aDeletedPersonNeverAppears() async throws {
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            let gone = UserChanged(userID: world.fatima, email: "fatima@elders.example", displayName: "Fatima", deleted: true)
            try service.tell([.fact(gone, at: Self.later)])
            for typed in ["fatima", "wilgenkamp%20fatima", "\(world.fatima)"] {
                let found = try await service.get("/search?q=\(typed)").json
                #expect(found["people"] == .array([]) && found["accounts"] == .array([]), "\(typed)")
                #expect(try await service.get("/rollup?search=\(typed)").json["totals"]?["accounts"] == 0)
            }
        }
    }

    @Test func findsAccountManagersWithTheNumberOfTheirAccounts() async throws {
        var world = Story()
        try await withService { service in
            try service.tell(try world.events())
            let managers = try await service.get("/search?q=Marloes").json["managers"]
            #expect(managers?[0]?["email"] == "marloes@dembrane.com")
            #expect(managers?[0]?["account_count"] == 1)
            #expect(managers?[0]?["exact"] == .bool(false))
            #expect(try await service.get("/search?q=marloes%40dembrane.com").json["managers"]?[0]?["exact"] == .bool(true))
            let identity = AccountIdentity(accountID: world.customer.accountID, organisationID: world.customer.organisation)
            try service.tell([
                world.customer.billing(
                    AccountManagerChanged(
                        of: identity, accountManager: nil, previousAccountManager: "marloes@dembrane.com", effectiveAt: Self.later),
                    at: Self.later)
            ])
            let found = try await service.get("/search?q=marloes").json
            #expect(found["managers"] == .array([]) && found["accounts"] == .array([]))
        }
    }

    @Test func theBestComeFirst() async throws {
        try await withService { service in
            let names = ["Noord", "Noorderzee", "Groep Noord", "Zuidnoord"]
            for name in names.reversed() { try service.tell(try Customer().opening(name: name, workspaceName: "W")) }
            let found = try await service.get("/search?q=noord").json
            #expect(found["accounts"]?.list.compactMap { $0["label"]?.text } == names)
            #expect(found["organisations"]?.list.compactMap { $0["name"]?.text } == names)
            let two = try await service.get("/search?q=noord&limit=2").json
            #expect(two["accounts"]?.list.compactMap { $0["label"]?.text } == Array(names.prefix(2)))
            #expect(two["totals"]?["accounts"] == 4)
            for limit in ["0", "21", "x"] {
                #expect(try await service.get("/search?q=noord&limit=\(limit)").json["field"] == "limit")
            }
        }
    }

    /// Of more accounts than are looked at, what is typed in whole, or to the end of a word, is still among the first.
    @Test func findsTheNameAmongThousandsThatHoldIt() async throws {
        let model = try ReadModel()
        let (whole, beginning) = (AccountID.random(), AccountID.random())
        try model.database.write { connection in
            let table = SearchTable(connection: connection)
            for number in 0..<1_500 {
                try Self.put("Bij Noord \(number)", AccountID(high: UInt64(number), low: UInt64(number)), table)
            }
            try Self.put("Noord", whole, table)
            try Self.put("Noorderzee", beginning, table)
        }
        let question = try #require(SearchQuestion("noord"))
        let found = try model.database.read { try SearchTable(connection: $0).accounts(question, Given.november) }
        #expect(found.count == SearchTable.foundMaximum + 2)
        #expect(found.contains { $0.id == whole } && found.contains { $0.id == beginning })
    }

    private static func put(_ name: String, _ accountID: AccountID, _ table: SearchTable) throws {
        try table.put(accountID, SearchEntry.text([SearchField(.accountID, accountID), SearchField(.organisation, name)]))
        let sql = "INSERT INTO account_usage VALUES (?, ?, 0, 0, 0, 0)"
        try table.connection.execute(sql, [Given.november.sqlValue, accountID.sqlValue])
    }
}
