import Contracts
import HTTP
import ServiceKit
import Testing

@testable import Gateway

/// The routes that an OpenAPI document in the plain style of ours describes.
struct DocumentedRoutes {
    let routes: Set<String>

    init(_ document: String) {
        var routes: Set<String> = []
        var isInPaths = false
        var path = ""
        for line in document.split(separator: "\n") {
            if !line.hasPrefix(" ") { isInPaths = line == "paths:" }
            guard isInPaths, line.hasSuffix(":") else { continue }
            let name = line.dropLast().drop { $0 == " " }
            if line.hasPrefix("  /") {
                path = String(name)
            } else if line.hasPrefix("    "), !line.hasPrefix("     "), let method = HTTPMethod(rawValue: name.uppercased()) {
                routes.insert("\(method.rawValue) \(path)")
            }
        }
        self.routes = routes
    }
}

@Suite struct OpenAPITests {
    private static let operations = ["/healthz", "/readyz", "/metrics", "/openapi.yaml", "/asyncapi.yaml"]

    private var documented: Set<String> { DocumentedRoutes(String(decoding: PackageResources.openapi_yaml, as: UTF8.self)).routes }

    @Test func everyRouteIsDocumentedAndEveryDocumentedRouteExists() {
        let table = StaffRoute.all.map { "\($0.method.rawValue) \($0.template)" } + Self.operations.map { "GET \($0)" }
        #expect(documented.subtracting(table) == [])
        #expect(Set(table).subtracting(documented) == [])
        #expect(table.count == Set(table).count)
    }

    @Test func aDocumentThatLacksARouteIsNoticed() {
        let routes = DocumentedRoutes(
            "openapi: 3.1.0\npaths:\n  /a/{id}:\n    get:\n      x: y\n    delete:\n  /b:\n    post:\ncomponents:\n  /c:\n    get:\n"
        ).routes
        #expect(routes == ["GET /a/{id}", "DELETE /a/{id}", "POST /b"])
    }

    @Test func everyDocumentedRouteAnswers() async throws {
        let owners = Dictionary(
            uniqueKeysWithValues: Owner.allCases.map { ($0, { @Sendable (_: HTTPRequest) async in HTTPResponse.owner("{}") }) })
        let gateway = try GatewayUnderTest(owners)
        for route in documented.sorted() where !route.hasSuffix("/events") {
            let parts = route.split(separator: " ")
            let method = try #require(HTTPMethod(rawValue: String(parts[0])))
            let path = String(parts[1].replacing("{id}", with: "10000000-0000-4000-8000-000000000001"))
            let answer = try await gateway.send(
                method, path, headers: ["Authorization": "Bearer \(try GatewayUnderTest.token())", "Content-Type": "application/json"],
                body: method == .get ? "" : "{}")
            let expected = path == "/readyz" ? 503 : 200
            #expect(answer.status == expected, "\(route): \(answer.text.prefix(200))")
        }
        try await gateway.stop()
    }

    @Test func theDocumentsAreServedAsTheyAre() async throws {
        let gateway = try GatewayUnderTest()
        #expect(try await gateway.send(.get, "/openapi.yaml").body == PackageResources.openapi_yaml)
        #expect(try await gateway.send(.get, "/asyncapi.yaml").text.hasPrefix("asyncapi: 3.0.0"))
        try await gateway.stop()
    }
}
