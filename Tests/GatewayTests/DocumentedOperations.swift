import Contracts
import StaffAPI

/// The operations that an OpenAPI document describes, compared with those that are declared.
struct DocumentedOperations {
    private let document: PlainYAML
    private static let prefix = "/api/v1"

    init(_ text: String) {
        document = PlainYAML(text)
    }

    /// Method and path of all that the document describes.
    var routes: Set<String> {
        Set(document["paths"]?.members.flatMap { path, methods in Self.methods(methods).map { "\($0.key.uppercased()) \(path)" } } ?? [])
    }

    /// What differs, in words.
    func faults(_ operations: [Operation]) -> [String] {
        let declared = Set(operations.map { "\($0.method.rawValue) \(Self.prefix)\($0.path)" })
        let foreign = routes.filter { $0.contains(" \(Self.prefix)/") }.subtracting(declared).map { "\($0) is documented and not declared" }
        return foreign.sorted() + operations.flatMap(faults)
    }

    private func faults(_ operation: Operation) -> [String] {
        guard let path = document["paths"]?[Self.prefix + operation.path], let entry = path[operation.method.rawValue.lowercased()] else {
            return ["\(operation.id) is not documented"]
        }
        let faults =
            identity(entry, operation) + answer(entry, operation) + parameters(entry, operation) + body(entry, operation)
        return faults.map { "\(operation.id): \($0)" }
    }

    private func identity(_ entry: PlainYAML, _ operation: Operation) -> [String] {
        var faults: [String] = []
        if entry["operationId"]?.text?.lowercased() != operation.id.replacing("-", with: "") { faults.append("its operationId is another") }
        if let policy = operation.policy, entry["description"]?.text?.contains(policy.rawValue) != true {
            faults.append("the description doesn't name \(policy.rawValue)")
        }
        return faults
    }

    private func answer(_ entry: PlainYAML, _ operation: Operation) -> [String] {
        let types = Set(["200", "201"].compactMap { entry["responses"]?[$0]?["content"]?.members.keys.first })
        let isDocument = types == ["application/json"]
        return isDocument == (operation.answer == .document) ? [] : ["it is documented to answer \(types)"]
    }

    private func parameters(_ entry: PlainYAML, _ operation: Operation) -> [String] {
        let documented = (entry["parameters"]?.elements ?? []).map(resolved).filter { $0["in"]?.text == "query" }
        let byName = Dictionary(documented.map { ($0["name"]?.text ?? "", $0) }) { $1 }
        let names = Set(operation.parameters.map(\.name))
        return Set(byName.keys).symmetricDifference(names).sorted().map { "the parameter \($0) stands on one side only" }
            + operation.parameters.flatMap { parameter -> [String] in
                guard let found = byName[parameter.name] else { return [] }
                let isNeeded = found["required"]?.text == "true"
                let schema = resolved(found["schema"] ?? .scalar(""))
                let faults =
                    parameter.repeats == (schema["type"]?.text == "array")
                    ? SchemaFaults(kind: parameter.kind, schema: parameter.repeats ? resolved(schema["items"] ?? .scalar("")) : schema).all
                    : ["whether it may stand several times"]
                return (isNeeded == parameter.isNeeded ? [] : ["whether \(parameter.name) is needed"])
                    + faults.map { "\(parameter.name): \($0)" }
            }
    }

    private func body(_ entry: PlainYAML, _ operation: Operation) -> [String] {
        let schema = resolved(entry["requestBody"]?["content"]?["application/json"]?["schema"] ?? .mapping([:]))
        let properties = schema["properties"]?.members ?? [:]
        let needed = Set(schema["required"]?.elements.compactMap(\.text) ?? [])
        let declared = Set(operation.fields.filter { $0.need == .always }.map(\.name))
        return Set(properties.keys).symmetricDifference(operation.fields.map(\.name)).sorted()
            .map { "the field \($0) stands on one side only" }
            + needed.symmetricDifference(declared).sorted().map { "whether \($0) is needed" }
            + operation.fields.flatMap { field in
                properties[field.name].map { property in
                    SchemaFaults(kind: field.kind, schema: resolved(property)).all.map { "\(field.name): \($0)" }
                } ?? []
            }
    }

    /// Follows `$ref`; what stands beside it is kept.
    private func resolved(_ node: PlainYAML) -> PlainYAML {
        guard let reference = node["$ref"]?.text else { return node }
        let target = reference.split(separator: "/").dropFirst().reduce(document) { $0[String($1)] ?? .scalar("") }
        return .mapping(target.members.merging(node.members) { $1 })
    }

    private static func methods(_ path: PlainYAML) -> [String: PlainYAML] {
        path.members.filter { name, _ in Operation.Method(rawValue: name.uppercased()) != nil }
    }
}

/// What a schema says otherwise than the kind of a value.
struct SchemaFaults {
    let kind: ValueKind
    let schema: PlainYAML

    var all: [String] {
        switch kind {
        case .text(let rule):
            type("string") + limit("minLength", rule.length.lowerBound) + limit("maxLength", rule.length.upperBound)
        case .words(let maximum): type("string") + limit("maxLength", maximum)
        case .email: type("string") + format("email")
        case .whole(let range, _): type("integer") + limit("minimum", range.lowerBound) + limit("maximum", range.upperBound)
        case .flag: type("boolean")
        case .choice(let vocabulary): schema["enum"]?.elements.compactMap(\.text) == vocabulary.words ? [] : ["other words"]
        case .choices(let vocabulary, let names): choices(vocabulary.words, names.words)
        case .list(let vocabulary): schema["items"]?["enum"]?.elements.compactMap(\.text) == vocabulary.words ? [] : ["other words"]
        case .rows(let count, let fields): items(count) + rows(fields)
        case .texts(let count, let rule): items(count) + SchemaFaults(kind: .text(rule), schema: schema["items"] ?? .scalar("")).all
        case .ids(let count): items(count) + SchemaFaults(kind: .id, schema: schema["items"] ?? .scalar("")).all
        case .object(let fields):
            type("object") + needs(fields)
                + fields.flatMap { field in
                    schema["properties"]?[field.name].map { SchemaFaults(kind: field.kind, schema: $0).all } ?? ["no field \(field.name)"]
                }
        case .days(let range): pattern("^[0-9]{1,\(String(range.upperBound).count)}d?$")
        case .sort: pattern("^-?(\(RollupSort.Column.allCases.map(\.rawValue).joined(separator: "|")))$")
        case .id: type("string") + format("uuid")
        case .month: pattern("^[0-9]{4}-(0[1-9]|1[0-2])$")
        case .day: type("string") + format("date")
        case .instant: type("string") + format("date-time")
        case .dayOrInstant:
            schema["anyOf"]?.elements.compactMap { $0["format"]?.text } == ["date", "date-time"] ? [] : ["neither a day nor a time"]
        }
    }

    private func choices(_ words: [String], _ names: [String]) -> [String] {
        let isRight =
            schema["propertyNames"]?["enum"]?.elements.compactMap(\.text) == names
            && schema["additionalProperties"]?["enum"]?.elements.compactMap(\.text) == words + ["null"]
        return isRight ? [] : ["other names or words"]
    }

    private func items(_ count: ClosedRange<Int>) -> [String] {
        type("array") + limit("minItems", count.lowerBound) + limit("maxItems", count.upperBound)
    }

    private func rows(_ fields: [StaffAPI.Operation.Field]) -> [String] {
        let item = schema["items"] ?? .scalar("")
        let needed = Set(item["required"]?.elements.compactMap(\.text) ?? [])
        let properties = item["properties"]?.members ?? [:]
        return Set(properties.keys).symmetricDifference(fields.map(\.name)).sorted().map { "the field \($0) stands on one side only" }
            + needed.symmetricDifference(fields.filter { $0.need == .always }.map(\.name)).sorted().map { "whether \($0) is needed" }
            + fields.flatMap { field in
                SchemaFaults(kind: field.kind, schema: properties[field.name] ?? .scalar("")).all.map { "\(field.name): \($0)" }
            }
    }

    private func needs(_ fields: [Operation.Field]) -> [String] {
        let needed = Set(fields.filter { $0.need == .always }.map(\.name))
        return Set(schema["required"]?.elements.compactMap(\.text) ?? []) == needed ? [] : ["other fields are needed"]
    }

    private func type(_ name: String) -> [String] {
        let types = schema["type"]?.text.map { [$0] } ?? schema["type"]?.elements.compactMap(\.text) ?? []
        return types.contains(name) ? [] : ["its type isn't \(name)"]
    }

    private func format(_ name: String) -> [String] { schema["format"]?.text == name ? [] : ["its format isn't \(name)"] }
    private func pattern(_ text: String) -> [String] { schema["pattern"]?.text == text ? [] : ["its pattern isn't \(text)"] }

    private func limit(_ name: String, _ value: (some BinaryInteger)?) -> [String] {
        schema[name]?.text == value.map { "\($0)" } ? [] : ["its \(name) isn't \(value.map { "\($0)" } ?? "absent")"]
    }
}
