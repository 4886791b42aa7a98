import HTTP
import Mollie
import TestKit
import WireJSON

/// What listens at the webhook address of a test.
struct WebhookReceiver {
    /// The bodies as they came.
    let forms = Recorder<String>()
    private let server: HTTPServer

    /// - Parameter answer: gets the number of the delivery, from 1, and answers with a status.
    init(_ answer: @escaping @Sendable (_ number: Int, _ form: String) async -> Int = { _, _ in 200 }) throws {
        server = try HTTPServer(port: 0) { [forms] request in
            let form = String(decoding: request.body, as: UTF8.self)
            forms.add(form)
            return HTTPResponse(status: await answer(forms.values.count, form))
        }
    }

    var url: String { "http://127.0.0.1:\(server.port)/webhooks/mollie" }
    var json: JSONValue { .string(url) }
    var address: WebAddress? { WebAddress(url) }
}
