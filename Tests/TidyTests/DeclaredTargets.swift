import Foundation

/// The targets of Package.swift and what each says it depends on.
struct DeclaredTargets: Sendable {
    let dependencies: [String: Set<String>]

    /// Reads the manifest: each target is one call of a function whose first argument is its name and whose other texts in quotes are its
    /// dependencies; the function itself may add some that all its targets have.
    init(manifest: String) {
        let functions = ["library", "executable", "service", "tests", "testKit", "serviceTests"]
        let list = manifest.range(of: "let package").map { manifest[$0.lowerBound...] } ?? ""
        var found: [String: Set<String>] = [:]
        for function in functions {
            let common = Self.commonDependencies(of: function, in: manifest)
            for arguments in Self.calls(of: function, in: list) {
                let texts = Self.quoted(arguments)
                guard let name = texts.first else { continue }
                let target = function == "serviceTests" ? "\(name)Tests" : name
                let own = function == "serviceTests" ? texts[...] : texts.dropFirst()
                found[target, default: []].formUnion(common.union(own))
            }
        }
        dependencies = found
    }

    static func ofThisPackage() throws -> DeclaredTargets {
        DeclaredTargets(manifest: try String(contentsOf: SourceFile.package.appendingPathComponent("Package.swift"), encoding: .utf8))
    }

    /// What stands between the parentheses of each call.
    private static func calls(of function: String, in text: Substring) -> [Substring] {
        var calls: [Substring] = []
        var rest = text
        while let start = rest.range(of: " \(function)(") {
            rest = rest[start.upperBound...]
            var depth = 1
            let end = rest.firstIndex { character in
                if character == "(" { depth += 1 }
                if character == ")" { depth -= 1 }
                return depth == 0
            }
            guard let end else { break }
            calls.append(rest[..<end])
            rest = rest[end...]
        }
        return calls
    }

    private static func commonDependencies(of function: String, in manifest: String) -> Set<String> {
        guard let start = manifest.range(of: "func \(function)("), let end = manifest[start.upperBound...].range(of: "\n}\n") else {
            return []
        }
        return Set(quoted(manifest[start.upperBound..<end.lowerBound]).filter { $0.allSatisfy { $0.isLetter } })
    }

    private static func quoted(_ text: Substring) -> [String] {
        text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
    }
}
