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

    @Test func aHostileNameStaysText() async throws {
        try await withService { service in
            try service.tell(try Customer().opening(name: "=cmd|'/c calc'!A1", workspaceName: "@now"))
            #expect(try await service.get("/rollup.csv").text.contains(",'=cmd|'/c calc'!A1,"))
            #expect(try await service.get("/rollup.csv?level=workspace").text.contains(",'@now,"))
            #expect(try await service.get("/rollup.csv?level=galaxy").status == 422)
        }
    }
}
