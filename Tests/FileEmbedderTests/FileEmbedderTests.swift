import Foundation
import TestKit
import Testing

@testable import FileEmbedder

@Suite("Text files inside an executable")
struct FileEmbedderTests {
    @Test func aLiteralIsFencedByOneMoreThanTheTextHas() {
        #expect(SwiftLiteral.of("a\n") == "#\"\"\"\na\n\n\"\"\"#")
        #expect(SwiftLiteral.of("\"\"\"## \\##(a)") == "###\"\"\"\n\"\"\"## \\##(a)\n\"\"\"###")
    }

    @Test(arguments: ["a\r\nb", "a\rb", "a\0b"])
    func whatALiteralCannotHoldIsRefused(text: String) {
        #expect(SwiftLiteral.of(text) == nil)
    }

    private static func folder() throws -> URL {
        let folder = URL(fileURLWithPath: TestFolders.make())
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    @Test func eachFileIsAConstantNamedForIt() throws {
        let folder = try Self.folder()
        try Data("b {}\n".utf8).write(to: folder.appendingPathComponent("b-1.css"))
        try Data("é".utf8).write(to: folder.appendingPathComponent("a.js"))
        let source = try EmbeddedSource([folder.appendingPathComponent("b-1.css"), folder.appendingPathComponent("a.js")])
        #expect(
            source.text == """
                /// Written by FileEmbedder.
                enum EmbeddedFiles {
                    static let a_js = [UInt8](#\"""
                é
                \"""#.utf8)
                    static let b_1_css = [UInt8](#\"""
                b {}

                \"""#.utf8)
                }

                """)
    }

    @Test func whatCannotBeEmbeddedIsNamed() throws {
        let folder = try Self.folder()
        let file = folder.appendingPathComponent("a.js")
        try Data([0xFF]).write(to: file)
        #expect(throws: EmbeddingError(reason: "\(file.path): only text in UTF-8 whose lines end in a line feed can be embedded")) {
            try EmbeddedSource([file])
        }
        try Data("a".utf8).write(to: file)
        #expect(throws: EmbeddingError(reason: "\(file.path): another file is named a_js too")) { try EmbeddedSource([file, file]) }
    }
}
