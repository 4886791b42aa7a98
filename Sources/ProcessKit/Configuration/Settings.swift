import Foundation

/// Reads settings from the environment and collects all that is wrong, so that one start tells everything.
///
/// Each value `NAME` may come from a file instead, whose path is in `NAME_FILE`; one newline at the file's end isn't part of it.
/// A reading function answers with a stand-in when the value is missing or wrong, and `finish` then throws.
public struct Settings {
    private let environment: [String: String]
    private(set) var problems: [String] = []

    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        self.environment = environment
    }

    /// Throws `ConfigurationError` when anything read so far was missing or wrong.
    public func finish() throws {
        guard problems.isEmpty else { throw ConfigurationError(problems: problems) }
    }

    /// Notes that a value is wrong; the expectation completes "expected …". The value itself isn't told, since it may be a secret.
    public mutating func refuse(_ name: String, expected: String) {
        problems.append("\(name) is wrong: expected \(expected)")
    }

    /// The value, or `nil` when the variable isn't set or is empty.
    public mutating func optionalText(_ name: String) -> String? {
        let direct = environment[name].flatMap { $0.isEmpty ? nil : $0 }
        guard let path = environment["\(name)_FILE"], !path.isEmpty else { return direct }
        if direct != nil {
            problems.append("\(name) and \(name)_FILE are both set: expected one of them")
            return nil
        }
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= 65_536,
            let text = String(validating: bytes, as: UTF8.self)
        else {
            problems.append("\(name)_FILE is wrong: expected the path of a readable text file of at most 64 KiB, found \(path)")
            return nil
        }
        let value = text.hasSuffix("\n") ? String(text.dropLast()) : text
        return value.isEmpty ? nil : value
    }

    public mutating func text(_ name: String, expected: String) -> String {
        if let value = optionalText(name) { return value }
        missing(name, expected: expected)
        return ""
    }

    public mutating func text(_ name: String, default standard: String) -> String {
        optionalText(name) ?? standard
    }

    public mutating func integer(_ name: String, in range: ClosedRange<Int>, default standard: Int) -> Int {
        guard let text = optionalText(name) else { return standard }
        guard let number = Int(text), range.contains(number) else {
            refuse(name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
            return standard
        }
        return number
    }

    public mutating func flag(_ name: String, default standard: Bool) -> Bool {
        choice(name, ["true": true, "false": false, "1": true, "0": false], default: standard)
    }

    /// One of a few words, whatever their case.
    public mutating func choice<Value>(_ name: String, _ choices: [String: Value], default standard: Value) -> Value {
        guard let text = optionalText(name) else { return standard }
        guard let value = choices[text.lowercased()] else {
            refuse(name, expected: "one of \(choices.keys.sorted().joined(separator: ", "))")
            return standard
        }
        return value
    }

    public mutating func optionalSecret(_ name: String, minimumBytes: Int = 1) -> Secret? {
        guard let text = optionalText(name) else { return nil }
        guard text.utf8.count >= minimumBytes else {
            refuse(name, expected: "a secret of at least \(minimumBytes) bytes")
            return nil
        }
        return Secret(text)
    }

    public mutating func secret(_ name: String, minimumBytes: Int = 1) -> Secret {
        if let secret = optionalSecret(name, minimumBytes: minimumBytes) { return secret }
        missing(name, expected: "a secret of at least \(minimumBytes) bytes")
        return Secret("")
    }

    /// An `http:` or `https:` URL, without a slash at its end.
    public mutating func optionalURL(_ name: String) -> String? {
        guard let text = optionalText(name) else { return nil }
        guard let url = URLComponents(string: text), url.scheme == "http" || url.scheme == "https", url.host?.isEmpty == false else {
            refuse(name, expected: "an http or https URL such as http://127.0.0.1:8081")
            return nil
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    public mutating func url(_ name: String) -> String {
        if let url = optionalURL(name) { return url }
        missing(name, expected: "an http or https URL such as http://127.0.0.1:8081")
        return ""
    }

    /// A value that was found wrong isn't missing as well.
    private mutating func missing(_ name: String, expected: String) {
        let isNoted = problems.contains { $0.hasPrefix("\(name) ") || $0.hasPrefix("\(name)_FILE ") }
        if !isNoted { problems.append("\(name) is missing: expected \(expected)") }
    }
}

/// Everything that is wrong with the environment, as one line.
public struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    public let problems: [String]

    public var description: String { problems.joined(separator: "; ") }
}
