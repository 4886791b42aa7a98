import Contracts
import Foundation
import Testing
import WebKit
import WireJSON
@testable import RollupService

@Suite("The export as CSV", .serialized)
struct ExportTests {
    @Test func hasALinePerAccountInViewInItsOrder() async throws {
        try await withService { service in
            try service.tell(try World(seed: 51, organisations: 12).events)
            let query = "month=2026-10&sort=name"
            let rows = try await service.pages("/rollup?limit=500&\(query)", list: "accounts")
            let answer = try await service.get("/rollup.csv?\(query)")
            #expect(answer.headers["Content-Type"] == "text/csv; charset=utf-8")
            let lines = answer.text.components(separatedBy: "\r\n").dropLast()
            #expect(lines.first?.hasPrefix("month,account_id,label") == true)
            #expect(
                lines.dropFirst().map { String($0.utf8.split(separator: UInt8(ascii: ","))[1]) }
                    == rows.compactMap { $0["account_id"]?.text })
        }
    }

    @Test func hasALinePerWorkspaceWhenAsked() async throws {
        try await withService { service in
            try service.tell(try World(seed: 52, organisations: 12).events)
            let rows = try await service.pages("/rollup?limit=500&tier=free", list: "accounts")
            let answer = try await service.get("/rollup.csv?tier=free&level=workspace")
            let ids = rows.flatMap { $0["workspaces"]?.list ?? [] }.compactMap { $0["workspace_id"]?.text }
            let lines = answer.text.components(separatedBy: "\r\n").dropLast().dropFirst()
            #expect(!ids.isEmpty && lines.count == ids.count)
            for id in ids { #expect(lines.contains { $0.contains(id) }) }
        }
    }

    /// Finance needs one file only: each workspace tells how its account is billed.
    @Test func aLineOfAWorkspaceTellsHowItsAccountIsBilled() async throws {
        try await withService { service in
            try service.tell(try World(seed: 53, organisations: 30).events)
            let accounts = try await service.get("/rollup.csv").text.cells
            let workspaces = try await service.get("/rollup.csv?level=workspace").text.cells
            let names = [
                "scope", "tier", "managed", "partner", "payment_mode", "billing_period", "mrr_cents", "agreed_cents", "discount_kind",
                "discount_percent", "tier_expires_at", "ends_at", "subscription_status",
            ]
            let byID = Dictionary(uniqueKeysWithValues: accounts.map { ($0["account_id"] ?? "", $0) })
            #expect(workspaces.count > 30)
            for workspace in workspaces {
                let account = try #require(byID[workspace["account_id"] ?? ""])
                for name in names { #expect(workspace["account_\(name)"] == account[name], "\(name)") }
                #expect(workspace["account_manager"] == account["account_manager"])
            }
            #expect(Set(workspaces.compactMap { $0["account_managed"] }) == ["true", "false"])
        }
    }

    @Test(arguments: [
        ("", "accounts-2026-11.csv"), ("?level=workspace&month=2026-09", "workspaces-2026-09.csv"), ("?sort=name", "accounts-2026-11.csv"),
        ("?managed=false", "accounts-2026-11-filtered.csv"), ("?search=x&level=workspace", "workspaces-2026-11-filtered.csv"),
    ])
    func theNameOfTheFileTellsLevelMonthAndWhetherItIsAllOfIt(query: String, name: String) async throws {
        try await withService { service in
            let answer = try await service.get("/rollup.csv\(query)")
            #expect(answer.headers["Content-Disposition"] == "attachment; filename=\"\(name)\"")
        }
    }

    @Test func aHostileNameStaysText() async throws {
        try await withService { service in
            try service.tell(try Customer().opening(name: "=cmd|'/c calc'!A1", workspaceName: "@now"))
            #expect(try await service.get("/rollup.csv").text.contains(",'=cmd|'/c calc'!A1,"))
            #expect(try await service.get("/rollup.csv?level=workspace").text.contains(",'@now,"))
            #expect(try await service.get("/rollup.csv?level=galaxy").status == 422)
        }
    }
}

extension String {
    /// The lines of a file by RFC 4180, each by the names of its header.
    fileprivate var cells: [[String: String]] {
        var lines: [[String]] = [[""]]
        var isQuoted = false
        for scalar in unicodeScalars {
            let column = lines[lines.count - 1].count - 1
            switch scalar {
            // A doubled quote ends the quoting and begins it anew, and stands for itself: names have none here that matters.
            case "\"": isQuoted.toggle()
            case ",": if isQuoted { fallthrough } else { lines[lines.count - 1].append("") }
            case "\r": if isQuoted { fallthrough }
            case "\n": if isQuoted { fallthrough } else { lines.append([""]) }
            default: lines[lines.count - 1][column].unicodeScalars.append(scalar)
            }
        }
        return lines.dropFirst().dropLast().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }
}
