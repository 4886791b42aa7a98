import HTTP
import Testing

@Suite struct RouterTests {
    private var router: Router {
        var router = Router()
        func add(_ method: HTTPMethod, _ path: String) {
            router.on(method, path) { request in
                let parameters = request.pathParameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
                return HTTPResponse(text: ([path] + parameters).joined(separator: " "))
            }
        }
        add(.get, "/")
        add(.get, "/invoices/{id}")
        add(.patch, "/invoices/{id}")
        add(.get, "/invoices/{id}.pdf")
        add(.get, "/invoices/open")
        add(.post, "/invoices/{id}/paid")
        add(.put, "/sessions/{id}/roster/{user}")
        add(.delete, "/sessions/{id}/roster/{user}")
        return router
    }

    @Test(arguments: [
        (HTTPMethod.get, "/", "/"),
        (.get, "/invoices/17", "/invoices/{id} id=17"),
        (.head, "/invoices/17", "/invoices/{id} id=17"),
        (.get, "/invoices/17.pdf", "/invoices/{id}.pdf id=17"),
        (.get, "/invoices/open", "/invoices/open"),
        (.get, "/invoices/a%2Fb?x=1", "/invoices/{id} id=a/b"),
        (.put, "/sessions/s1/roster/u1", "/sessions/{id}/roster/{user} id=s1 user=u1"),
    ])
    func findsTheRoute(method: HTTPMethod, target: String, answer: String) async throws {
        let response = try await router.respond(to: #require(HTTPRequest(method, target)))
        #expect(response.status == 200)
        #expect(try await response.collectBody() == Array(answer.utf8))
    }

    @Test func anUnknownPathCanHaveAnAnswerOfItsOwn() async throws {
        var router = router
        router.unknownPath = { HTTPResponse(status: 404, text: "no page \($0.path)") }
        let response = try await router.respond(to: #require(HTTPRequest(.get, "/nothing")))
        #expect(response.status == 404)
        #expect(try await response.collectBody() == Array("no page /nothing".utf8))
        #expect(try await router.respond(to: #require(HTTPRequest(.put, "/"))).status == 405)
    }

    @Test(arguments: ["/nothing", "/invoices", "/invoices/", "/invoices/1/paid/more", "/sessions//roster/u"])
    func unknownPathsAre404(target: String) async throws {
        let response = try await router.respond(to: #require(HTTPRequest(.get, target)))
        #expect(response.status == 404)
    }

    @Test(arguments: [
        (HTTPMethod.delete, "/invoices/17", "GET, HEAD, PATCH"), (.get, "/invoices/17/paid", "POST"),
        (.get, "/sessions/a/roster/b", "DELETE, PUT"), (.patch, "/invoices/17.pdf", "GET, HEAD"),
    ])
    func otherMethodsAre405(method: HTTPMethod, target: String, allowed: String) async throws {
        let response = try await router.respond(to: #require(HTTPRequest(method, target)))
        #expect(response.status == 405)
        #expect(response.headers["Allow"] == allowed)
    }
}
