import Contracts
import Kafka
import Testing
@testable import EventKit

@Suite struct CloudEventReaderTests {
    /// A message in binary mode with all that an event needs, changed as a test wants it.
    private func binary(_ changes: [String: String?] = [:], adding: [KafkaHeader] = [], value: String = #"{"much":"wow"}"#) throws
        -> CloudEvent
    {
        var attributes: [String: String?] = [
            "ce_specversion": "1.0", "ce_id": "1234-1234-1234", "ce_source": "/mycontext/subcontext", "ce_type": "com.example.someevent",
            "ce_time": "2018-04-05T03:56:24Z", "content-type": "application/avro",
        ]
        attributes.merge(changes) { $1 }
        let headers = attributes.sorted { $0.key < $1.key }.compactMap { name, value in value.map { KafkaHeader(name, $0) } }
        return try read(headers + adding, value)
    }

    private func structured(_ value: String, contentType: String = "application/cloudevents+json; charset=UTF-8") throws -> CloudEvent {
        try read([KafkaHeader("content-type", contentType)], value)
    }

    private func read(_ headers: [KafkaHeader], _ value: String) throws -> CloudEvent {
        try CloudEventReader().event(
            KafkaMessage(
                topic: "mytopic", partition: 0, offset: 0, timestampMilliseconds: 0, key: Array("mykey".utf8), value: Array(value.utf8),
                headers: headers))
    }

    private func reason(_ body: () throws -> CloudEvent) -> String? {
        do {
            _ = try body()
            return nil
        } catch {
            return "\(error)"
        }
    }

    // The examples of the Kafka binding (§3.2.4, §3.3.3) and of the JSON format (§3.2).

    @Test func readsTheExampleOfTheBinaryMode() throws {
        let event = try binary()
        #expect(event.id == "1234-1234-1234")
        #expect(event.source == "/mycontext/subcontext")
        #expect(event.type == "com.example.someevent")
        #expect(event.time == Instant("2018-04-05T03:56:24Z"))
        #expect(event.partitionKey == "mykey")
    }

    @Test(arguments: [
        "application/cloudevents+json; charset=UTF-8", "application/cloudevents+json", "Application/CloudEvents+JSON",
        "application/cloudevents+json;charset=utf-8", "application/cloudevents",
    ])
    func readsTheExampleOfTheStructuredMode(contentType: String) throws {
        let event = try structured(
            #"""
            {"specversion":"1.0","type":"com.example.someevent","source":"/mycontext/subcontext","id":"1234-1234-1234",
             "time":"2018-04-05T03:56:24Z","datacontenttype":"application/json","comexampleextension1":"value","comexampleothervalue":5,
             "data":{"appinfoA":"abc","appinfoB":123,"appinfoC":true}}
            """#, contentType: contentType)
        #expect(event.id == "1234-1234-1234")
        #expect(String(decoding: event.data, as: UTF8.self) == #"{"appinfoA":"abc","appinfoB":123,"appinfoC":true}"#)
    }

    @Test func readsTextAndBytesAsData() throws {
        let head = #""specversion":"1.0","type":"com.example.someevent","source":"/mycontext","id":"A234","time":"2018-04-05T17:31:00Z""#
        let text = try structured("{\(head),\"datacontenttype\":\"text/xml\",\"data\":\"<much wow=\\\"xml\\\"/>\"}")
        #expect(String(decoding: text.data, as: UTF8.self) == #"<much wow="xml"/>"#)
        let bytes = try structured("{\(head),\"data_base64\":\"eyJhIjoxfQ==\"}")
        #expect(String(decoding: bytes.data, as: UTF8.self) == #"{"a":1}"#)
        #expect(try structured("{\(head)}").data == [])
        #expect(reason { try structured("{\(head),\"data\":{},\"data_base64\":\"\"}") } == "data and data_base64 exclude each other")
        #expect(reason { try structured("{\(head),\"data_base64\":\"%%\"}") } == "data_base64 can't be read")
        #expect(reason { try structured("{\(head),\"data_base64\":5}") } == "data_base64 has to be a text")
    }

    @Test(arguments: ["application/cloudevents-batch+json", "application/cloudevents+avro", "Application/CloudEvents+Protobuf; x=y"])
    func otherFormatsAreRefusedByName(contentType: String) {
        #expect(reason { try structured("[]", contentType: contentType) }?.hasPrefix(String(contentType.prefix(40))) == true)
    }

    @Test func attributesHaveToBeThereOnceAndPlain() {
        #expect(reason { try binary(["ce_id": nil]) } == "id is missing")
        #expect(reason { try binary(["ce_id": ""]) } == "id is missing")
        #expect(reason { try binary(["ce_id": "a\r\ndata: forged"]) } == "id holds control characters")
        #expect(reason { try binary(["ce_id": String(repeating: "x", count: 2_000)]) } == "id has 2000 bytes, more than the limit of 1024")
        #expect(reason { try binary(adding: [KafkaHeader("ce_id", "another")]) } == "id stands twice in the message")
        #expect(reason { try binary(["ce_specversion": "0.3"]) } == "CloudEvents 0.3 is not known here")
        #expect(reason { try binary(["ce_time": "yesterday"]) } == "time can't be read: yesterday")
        #expect(reason { try binary(["ce_time": "0000-01-01T00:00:00+23:59"]) } == "time can't be read: 0000-01-01T00:00:00+23:59")
    }

    @Test(arguments: ["0", "-5", "9223372036854775808", "ten", ""])
    func aPositionIsANumberFromOne(text: String) {
        #expect(reason { try binary(["ce_position": text]) } == "position can't be read: \(text)")
    }

    @Test func aTimeIsKeptAtThePrecisionInWhichItCame() throws {
        let older = try binary(["ce_time": "2026-11-23T09:00:00.000100Z", "ce_id": "z"])
        let newer = try binary(["ce_time": "2026-11-23T09:00:00.000200Z", "ce_id": "a"])
        #expect(older.time == newer.time)
        #expect(older.stamp < newer.stamp)
        #expect(newer.timeNanoseconds == 200_000)
        #expect(try binary(["ce_time": "2026-11-23T09:00:00.123456789123Z"]).timeNanoseconds == 456_789)
    }
}
