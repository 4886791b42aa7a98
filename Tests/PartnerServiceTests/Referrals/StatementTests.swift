import Contracts
import ServiceTesting
import TestKit
import Testing
import WireJSON
@testable import PartnerService

@Suite struct StatementTests {
    static let path = "/partners/\(BillingWorld.partner)/statement"

    @Test func aStatementGoesFromItsOpeningToItsClosing() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(1_000)))])
            service.time.set(t0.adding(days: 10))
            try service.tellBilling([
                try world.event(BillingWorld.charge("tr_1", .euros(1_000), refunded: .euros(500))),
                try world.event(BillingWorld.charge("tr_2", .euros(300), on: t0.adding(days: 9))),
            ])
            _ = try await service.post(
                "/referrals/\(id)/payouts", ["amount_cents": 7_000, "paid_on": "2026-12-01", "reference": "Transfer 1"])
            let statement = try await service.get("\(Self.path)?from=2026-12-01&to=2026-12-31").json
            #expect(statement["opening_cents"] == 20_000)
            #expect(statement["closing_cents"] == 9_000)
            #expect(
                statement["totals"] == [
                    "accrual_cents": 6_000, "reversal_cents": 10_000, "payout_cents": 7_000, "payout_withdrawn_cents": 0,
                ])
            let entries = try #require(statement["entries"]?.list)
            #expect(entries.map { $0["kind"] } == ["reversal", "accrual", "payout"])
            #expect(entries.map { $0["amount_cents"] } == [10_000, 6_000, 7_000])
            #expect(entries.map { $0["reference"] } == ["tr_1", "tr_2", "Transfer 1"])
            #expect(entries.map { $0["paid_on"] } == ["2026-11-23", "2026-12-02", "2026-12-01"])
            let before = try await service.get("\(Self.path)?from=2026-11-01&to=2026-11-30").json
            #expect(before["closing_cents"] == 20_000)
        }
    }

    @Test func aWithdrawnPayoutIsAnEntryOfItsOwn() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            let id = try await service.agree()
            try service.tellBilling([try world.event(BillingWorld.charge("tr_1", .euros(1_000)))])
            let payout: JSONValue = ["amount_cents": 7_000, "paid_on": "2026-11-23", "reference": "Transfer 1"]
            #expect(try await service.post("/referrals/\(id)/payouts", payout).status == 200)
            let entries = try await service.get(Self.path).json["entries"]?.list ?? []
            let event = try #require(entries.last?["event_id"]?.text)
            let path = "/referrals/\(id)/payouts/\(event)/withdraw"
            #expect(try await service.post(path, ["reason": ""]).status == 422)
            #expect(try await service.post("/referrals/\(id)/payouts/\(id)/withdraw", ["reason": "No payout"]).status == 404)
            let accrual = try #require(entries.first?["event_id"]?.text)
            #expect(try await service.post("/referrals/\(id)/payouts/\(accrual)/withdraw", ["reason": "None"]).status == 404)
            let one = "/referrals/\(id)/payouts/\(event)"
            let looked = try await service.post(path, ["preview": true])
            #expect(looked.text.contains("The balance goes from \(Cents(13_000).inEuros) to \(Cents(20_000).inEuros)"), "\(looked.text)")
            let before = try await service.get(one)
            #expect(before.json["payout"]?["reference"] == "Transfer 1" && before.json["payout"]?["withdrawn_at"] == .null)
            #expect(before.json["payout"]?["client_name"] == before.json["referral"]?["client_name"])
            #expect(try await service.get("/referrals/\(id)/payouts/\(accrual)").status == 404)
            let answer = try await service.post(path, ["reason": "Another partner was paid"])
            #expect(answer.status == 200 && answer.json["referral"]?["balance_cents"] == 20_000, "\(answer.text)")
            let again = try await service.post(path, ["reason": "Again"])
            #expect(again.status == 409 && again.text.contains("was withdrawn already"), "\(again.text)")
            let statement = try await service.get(Self.path).json
            #expect(statement["entries"]?.list.map { $0["kind"] } == ["accrual", "payout", "payout_withdrawn"])
            #expect(statement["closing_cents"] == 20_000 && statement["totals"]?["payout_withdrawn_cents"] == 7_000)
            let amounts = try await service.get("\(Self.path).csv").text.split(separator: "\r\n").map { $0.split(separator: ",")[2] }
            #expect(amounts.dropFirst() == ["0", "20000", "-7000", "7000", "20000"])
            #expect(try await service.post("/referrals/\(id)/payouts", payout).status == 200, "rightly this time")
            let payouts = try await service.get("\(Self.path)?kind=payout").json["entries"]?.list ?? []
            #expect(payouts.map { $0["withdrawn_at"] == .null } == [false, true], "the same reference, recorded anew")
            #expect(try await service.get(one).json["payout"]?["withdrawn_at"] == payouts.first?["withdrawn_at"])
            let report = try await service.runtime.checks.run()
            #expect(report.isWell, "\(report)")
        }
    }

    @Test func itIsReadInPagesAndAsCSV() async throws {
        try await BillingWorld.running { service in
            var world = BillingWorld()
            _ = try await service.agree()
            for number in 1...5 {
                try service.tellBilling([try world.event(BillingWorld.charge("tr_\(number)", .euros(100)))])
            }
            var (references, cursor): ([String], String?) = ([], "")
            while let next = cursor {
                let page = try await service.get("\(Self.path)?limit=2" + (next.isEmpty ? "" : "&cursor=\(next)")).json
                references += page["entries"]?.list.compactMap { $0["reference"]?.text } ?? []
                cursor = page["next_cursor"]?.text
            }
            #expect(references == ["tr_1", "tr_2", "tr_3", "tr_4", "tr_5"])
            let lines = try await service.get("\(Self.path).csv").text.split(separator: "\r\n").map { $0.split(separator: ",") }
            #expect(lines.count == 8)
            #expect(lines[2].contains("Gemeente Zuidhoorn"), "\(lines[2])")
            let amounts = lines[1...6].compactMap { Int64($0[2]) }
            #expect(lines[7][1] == "closing")
            #expect(amounts.reduce(0, +) == 10_000)
            #expect(Int64(lines[7][2]) == 10_000)
        }
    }

    @Test func theBalanceOfAPeriodThatIsNotOverIsOfTheDayOnWhichItIsMade() async throws {
        try await BillingWorld.running { service in
            func days(_ query: String) async throws -> [String] {
                let lines = try await service.get("\(Self.path).csv?\(query)").text.split(separator: "\r\n").dropFirst()
                return lines.map { String($0.prefix(10)) }
            }
            let quarter = "from=2026-10-01&to=2026-12-31"
            let running = try await days(quarter)
            #expect(running == ["2026-10-01", "2026-11-23"])
            let ahead = try await days("from=2027-01-01&to=2027-03-31")
            #expect(ahead == ["2026-11-23", "2026-11-23"])
            service.time.set(t0.adding(days: 60))
            let over = try await days(quarter)
            #expect(over == ["2026-10-01", "2026-12-31"])
        }
    }

    @Test func whatIsNotThereOrAskedWronglyIsRefused() async throws {
        try await BillingWorld.running { service in
            let unknown = try await service.get("/partners/\(ReferralRouteTests.unknown)/statement")
            #expect(unknown.status == 404)
            for query in ["from=2026-12-02&to=2026-12-01", "from=yesterday"] {
                let answer = try await service.get("\(Self.path)?\(query)")
                #expect(answer.status == 422)
            }
        }
    }
}
