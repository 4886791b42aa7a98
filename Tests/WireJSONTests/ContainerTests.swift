import Testing

@testable import WireJSON

/// Containers opened by hand: nested, filled in turns, and for a superclass.
@Suite struct ContainerTests {
    struct Nested: Codable, Equatable {
        enum CodingKeys: CodingKey { case innerObject, innerList, deepID }
        var deepID: Int
        var list: [String]

        init(deepID: Int, list: [String]) {
            (self.deepID, self.list) = (deepID, list)
        }

        init(from decoder: any Decoder) throws {
            let outer = try decoder.container(keyedBy: CodingKeys.self)
            deepID = try outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .innerObject).decode(Int.self, forKey: .deepID)
            var elements = try outer.nestedUnkeyedContainer(forKey: .innerList)
            list = []
            var pair = try elements.nestedUnkeyedContainer()
            while !pair.isAtEnd { list.append(try pair.decode(String.self)) }
            list.append(try elements.nestedContainer(keyedBy: CodingKeys.self).decode(String.self, forKey: .deepID))
            guard try elements.decodeNil() else { throw DecodingError.dataCorruptedError(in: elements, debugDescription: "no null") }
        }

        func encode(to encoder: any Encoder) throws {
            var outer = encoder.container(keyedBy: CodingKeys.self)
            var elements = outer.nestedUnkeyedContainer(forKey: .innerList)
            var object = outer.nestedContainer(keyedBy: CodingKeys.self, forKey: .innerObject)
            var pair = elements.nestedUnkeyedContainer()
            var last = elements.nestedContainer(keyedBy: CodingKeys.self)
            try object.encode(deepID, forKey: .deepID)
            try last.encode(list[2], forKey: .deepID)
            try pair.encode(list[0])
            try pair.encode(list[1])
            try elements.encodeNil()
        }
    }

    @Test func containersMayBeFilledInTurns() throws {
        let value = Nested(deepID: 7, list: ["a", "b", "c"])
        let text = #"{"inner_list":[["a","b"],{"deep_id":"c"},null],"inner_object":{"deep_id":7}}"#
        #expect(try encode(value) == text)
        #expect(try decode(Nested.self, text) == value)
    }

    @Test(arguments: [
        (#"{"inner_object":{"deep_id":"7"}}"#, "inner_object.deep_id: expected integer, found string (line 1, column 28)"),
        (#"{"inner_object":{"deep_id":7}}"#, "inner_list: missing (line 1, column 1)"),
        (#"{"inner_object":{"deep_id":7},"inner_list":[["a",1]]}"#, "inner_list[0][1]: expected string, found integer (line 1, column 50)"),
        (#"{"inner_object":{"deep_id":7},"inner_list":[["a"]]}"#, "inner_list[1]: missing (line 1, column 44)"),
        (
            #"{"inner_object":{"deep_id":7},"inner_list":[[],{"deep_id":null}]}"#,
            "inner_list[1].deep_id: expected string, found null (line 1, column 59)"
        ),
        (#"{"inner_object":{"deep_id":7},"inner_list":[[],{"deep_id":"c"},1]}"#, "inner_list[2]: no null (line 1, column 64)"),
    ])
    func pathsGoThroughNestedContainers(_ text: String, _ description: String) {
        #expect(wireError { _ = try decode(Nested.self, text) }?.description == description)
    }

    class Base: Codable {
        var baseName: String
        init(baseName: String) { self.baseName = baseName }
    }

    final class Derived: Base {
        enum CodingKeys: CodingKey { case seatCount, parentPart }
        var seatCount: Int

        init(baseName: String, seatCount: Int) {
            self.seatCount = seatCount
            super.init(baseName: baseName)
        }

        required init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            seatCount = try container.decode(Int.self, forKey: .seatCount)
            let named = try Base(from: container.superDecoder(forKey: .parentPart))
            try super.init(from: container.superDecoder())
            baseName += named.baseName
        }

        override func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try super.encode(to: container.superEncoder())
            try super.encode(to: container.superEncoder(forKey: .parentPart))
            try container.encode(seatCount, forKey: .seatCount)
        }
    }

    @Test func superclassesHaveTheirOwnObject() throws {
        let text = try encode(Derived(baseName: "b", seatCount: 2))
        #expect(text == #"{"parent_part":{"base_name":"b"},"seat_count":2,"super":{"base_name":"b"}}"#)
        #expect(try decode(Derived.self, text).baseName == "bb")
        let error = wireError { _ = try decode(Derived.self, #"{"seat_count":1,"parent_part":{"base_name":"b"},"super":{}}"#) }
        #expect(error?.path == "super.base_name")
    }

    @Test func aTypeMayAddToTheObjectOfAnother() throws {
        struct Labelled: Encodable {
            enum CodingKeys: CodingKey { case label }
            var line: Line
            func encode(to encoder: any Encoder) throws {
                try line.encode(to: encoder)
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode("x", forKey: .label)
            }
        }
        #expect(try encode(Labelled(line: Line(amountCents: 1))) == #"{"amount_cents":1,"label":"x"}"#)
    }

    @Test func keysThatAreIntegersAndOptionalElements() throws {
        #expect(try encode([5: "a", -1: "b"]) == #"{"-1":"b","5":"a"}"#)
        #expect(try decode([Int: String].self, #"{"-1":"b","5":"a"}"#) == [5: "a", -1: "b"])
        #expect(try decode([Int?].self, "[1,null]") == [1, nil])
        #expect(try encode([1, nil] as [Int?]) == "[1,null]")
        #expect(try encode([Optional.some(Line(amountCents: 1)), nil]) == #"[{"amount_cents":1},null]"#)
    }

    @Test func aDecoderMayOutliveTheCall() throws {
        struct Keeper: Decodable {
            let decoder: any Decoder
            init(from decoder: any Decoder) throws { self.decoder = decoder }
        }
        let keeper = try decode(Keeper.self, #"{"amount_cents":3}"#)
        #expect(try Line(from: keeper.decoder).amountCents == 3)
    }
}

@Suite struct EncoderLifetimeTests {
    /// A nested container is held by the one around it and must not hold it in turn.
    @Test func encodersWithNestedContainersAreReleased() {
        weak var outer: NodeEncoder?
        do {
            let encoder = NodeEncoder(absentValues: .omitted, parent: nil, place: .root)
            outer = encoder
            var object = encoder.container(keyedBy: VerbatimCodingKey.self)
            var list = object.nestedUnkeyedContainer(forKey: VerbatimCodingKey("a"))
            _ = list.superEncoder()
            _ = object.superEncoder()
            _ = object.nestedContainer(keyedBy: VerbatimCodingKey.self, forKey: VerbatimCodingKey("b"))
        }
        #expect(outer == nil)
    }

    @Test func nestedContainersKnowTheirPath() {
        struct Term: Encodable {
            enum CodingKeys: CodingKey { case fixedTerm, monthCount }
            func encode(to encoder: any Encoder) throws {
                var outer = encoder.container(keyedBy: CodingKeys.self)
                var list = outer.nestedUnkeyedContainer(forKey: .fixedTerm)
                var inner = list.nestedContainer(keyedBy: CodingKeys.self)
                try inner.encode([Double.nan], forKey: .monthCount)
            }
        }
        #expect(wireError { _ = try encode(["x": Term()]) }?.path == "x.fixed_term[0].month_count[0]")
    }
}
