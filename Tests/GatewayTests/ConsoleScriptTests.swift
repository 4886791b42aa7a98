import Foundation
import HTTP
import TestKit
import Testing

@testable import Gateway

@Suite struct ConsoleScriptTests {
    /// The addresses that a module imports, as a browser finds them from its own.
    private func imports(of module: Asset) -> Set<String> {
        let text = String(decoding: module.bytes, as: UTF8.self)
        let folder = module.path.prefix(through: module.path.lastIndex(of: "/") ?? module.path.startIndex)
        return Set(text.matches(of: /(?:from |import |import\()"\.\/([^"]+)"/).map { "\(folder)\($0.1)" })
    }

    @Test func everyModuleIsStartedOrImported() {
        let modules = Dictionary(uniqueKeysWithValues: ConsoleScript.modules.map { ($0.path, $0) })
        var open = [ConsoleScript.entry, ConsoleScript.chart, ConsoleScript.workspaces, ConsoleScript.styleGuide]
        var reached = Set(open.map(\.path))
        while let module = open.popLast() {
            let found = imports(of: module).subtracting(reached)
            reached.formUnion(found)
            open += found.compactMap { modules[$0] }
        }
        #expect(reached.count > 5)
        #expect(reached == Set(modules.keys))
    }

    /// A file that is in no list would be missing in the browser only.
    @Test func everyScriptFileIsServed() throws {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = package.appendingPathComponent("Sources/Gateway/Assets")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "js" }
        #expect(files.count > 5)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: file))
            let served = ServedScript.bytes(of: bytes)
            #expect(served.count < bytes.count, "\(file.lastPathComponent) has a line that may not begin in code")
            #expect(Asset.all.count { $0.bytes == served } == 1, "\(file.lastPathComponent)")
        }
    }

    @Test func theScriptIsLight() {
        let bytes = ([ConsoleScript.entry] + ConsoleScript.imported).map(\.bytes.count).reduce(0, +)
        #expect(bytes <= 60 * 1_024, "what every page loads")
    }

    @Test func theFolderChangesWithEveryModule() {
        let folder = ConsoleScript.folderName(of: [("a", [1]), ("b", [2])])
        #expect(folder == ConsoleScript.folderName(of: [("a", [1]), ("b", [2])]))
        #expect(folder != ConsoleScript.folderName(of: [("a", [1]), ("b", [3])]))
        #expect(folder != ConsoleScript.folderName(of: [("a", [3]), ("b", [2])]))
        #expect(folder != ConsoleScript.folderName(of: [("a", [1]), ("c", [2])]))
    }

    @Test func aPageStartsTheScriptOnceAndNamesItsModules() {
        let page = PageFrame(title: "A page", viewer: Fixtures.viewer([])).html { .empty }.source
        #expect(page.components(separatedBy: "<script").count == 2)
        #expect(page.contains("<script type=\"module\" src=\"\(ConsoleScript.entry.path)\">"))
        for module in ConsoleScript.imported {
            #expect(page.contains("<link rel=\"modulepreload\" href=\"\(module.path)\">"))
        }
        let stranger = PageFrame(title: "A page").html { .empty }.source
        #expect(!stranger.contains("<script"))
        #expect(!stranger.contains("modulepreload"))
    }

    @Test func browsersKeepModules() async throws {
        let gateway = try GatewayUnderTest()
        for module in ConsoleScript.modules {
            let answer = try await gateway.send(.get, module.path)
            #expect(answer.status == 200)
            #expect(answer.body == module.bytes)
            #expect(answer.headers["Content-Type"] == "text/javascript; charset=utf-8")
            #expect(answer.headers["Cache-Control"] == "public, max-age=31536000, immutable")
        }
        try await gateway.stop()
    }
}
