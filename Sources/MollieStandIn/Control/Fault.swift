import HTTP

/// What goes wrong with a request of the API.
struct Fault: Sendable, Equatable {
    /// Passes before the answer, while the request is at work.
    var delay = Duration.zero
    /// The status and text of the answer, instead of the true one; nil for the true one.
    var reply: Reply?
    /// Whether what was asked is done all the same, and only its answer is lost.
    var isAfterwards = false

    struct Reply: Sendable, Equatable {
        let status: Int
        /// Nil for a problem in Mollie's form.
        let body: String?
    }

    var answer: HTTPResponse? {
        guard let reply else { return nil }
        guard let body = reply.body else { return Problem(status: reply.status, "the stand-in was told to answer so").response }
        return HTTPResponse(status: reply.status, contentType: "application/hal+json", Array(body.utf8))
    }
}

/// The faults to come, each for so many requests.
struct FaultQueue: Sendable {
    private static let capacity = 1_000

    private var faults: [(fault: Fault, left: Int64)] = []

    mutating func add(_ fault: Fault, count: Int64) throws(Problem) {
        guard faults.count < Self.capacity else { throw Problem(status: 422, "no more faults can wait") }
        faults.append((fault, count))
    }

    mutating func clear() {
        faults = []
    }

    /// The fault of the next request; one that does nothing where none is left.
    mutating func next() -> Fault {
        guard let first = faults.first else { return Fault() }
        if first.left > 1 { faults[0].left -= 1 } else { faults.removeFirst() }
        return first.fault
    }
}
