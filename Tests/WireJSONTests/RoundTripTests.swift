import TestKit
import Testing
@testable import WireJSON

extension SeededGenerator {
    mutating func text(allowsNUL: Bool = true) -> String {
        let scalars = (0..<Int.random(in: 0...12, using: &self)).compactMap { _ -> Unicode.Scalar? in
            let ranges: [ClosedRange<UInt32>] = [0...0x1F, 0x20...0x7E, 0x80...0x2FF, 0x2000...0xD7FF, 0x1_0000...0x10_FFFF]
            return ranges.randomElement(using: &self).flatMap { Unicode.Scalar(UInt32.random(in: $0, using: &self)) }
        }
        return String(String.UnicodeScalarView(scalars.filter { allowsNUL || $0 != "\0" }))
    }

    /// Any bits of a finite double: subnormals and extremes come as often as plain numbers.
    mutating func double() -> Double {
        while true {
            let value = Double(bitPattern: next())
            if value.isFinite { return value }
        }
    }

    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 7 : 5), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(Int64(bitPattern: next()) >> Int64.random(in: 0...63, using: &self))
        case 3: return .number(double())
        case 4, 5: return .string(text())
        case 6: return .array((0..<Int.random(in: 0...5, using: &self)).map { _ in value(depth: depth - 1) })
        default:
            let members = (0..<Int.random(in: 0...5, using: &self)).map { _ in (text(allowsNUL: false), value(depth: depth - 1)) }
            return .object(Dictionary(members) { $1 })
        }
    }
}

@Suite struct RoundTripTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func everyDocumentReadsBackTheSame(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let document = JSONValue.array([generator.value(depth: 6)])
            let bytes = try WireJSONEncoder().encode(document)
            let read = try WireJSONDecoder().decode(JSONValue.self, from: bytes)
            #expect(read == document)
            #expect(try WireJSONEncoder().encode(read) == bytes)
        }
    }

    @Test(
        arguments: [0.1, -0.0, 1.0, 1e21, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 0.1 + 0.2, 1.0 / 3, 123_456_789.125] as [Double]
    )
    func doublesKeepEveryBit(_ value: Double) throws {
        #expect(try decode([Double].self, encode([value])).map(\.bitPattern) == [value.bitPattern])
    }

    /// Whatever bytes come in, the answer is a value or a `WireJSONError`, never a trap.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func damagedDocumentsAreRefusedOrRead(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let text = #"{"address_line1":"é\n","discount":15,"lines":[{"amount_cents":90000,"seat_count":3}],"organisation_id":"x"}"#
        for _ in 0..<500 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            do {
                let invoice = try WireJSONDecoder().decode(Invoice.self, from: bytes)
                #expect(try decode(Invoice.self, encode(invoice)) == invoice)
            } catch {
                let error = try #require(error as? WireJSONError)
                #expect(try (1...4).contains(#require(error.line)))
                #expect(try (1...bytes.count).contains(#require(error.column)))
            }
        }
    }

    @Test func documentsAreIndexedByNameAndPosition() throws {
        let document = try decode(JSONValue.self, #"{"a":[{"b":2.5}],"c":null}"#)
        #expect(document["a"]?[0]?["b"] == 2.5)
        #expect(document["a"]?[1] == nil)
        #expect(document["c"] == .null)
        #expect(document["d"] == nil)
    }
}
