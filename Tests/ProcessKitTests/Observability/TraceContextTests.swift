import ProcessKit
import Testing

@Suite struct TraceContextTests {
    @Test(arguments: [
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
    ])
    func readsAndWritesTheSame(text: String) throws {
        #expect(try #require(TraceContext(text)).traceparent == text)
    }

    @Test func acceptsLaterVersions() throws {
        let trace = try #require(TraceContext("01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"))
        #expect(trace.traceparent == "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
    }

    @Test(arguments: [
        "", "00", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7", "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
        "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0x",
    ])
    func refusesOtherForms(text: String) {
        #expect(TraceContext(text) == nil)
    }

    @Test func startsFreshTracesAndKeepsTheirIdInChildren() throws {
        let traces = (0..<100).map { _ in TraceContext.start() }
        #expect(Set(traces.map(\.traceID)).count == 100)
        let child = traces[0].child()
        #expect(child.traceID == traces[0].traceID)
        #expect(child.spanID != traces[0].spanID)
        #expect(TraceContext(child.traceparent) == child)
    }
}
