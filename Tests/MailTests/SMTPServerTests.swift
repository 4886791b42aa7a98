import Testing

@testable import Mail

@Suite struct SMTPServerTests {
    @Test func theSchemeSaysHowTLSBegins() throws {
        #expect(try SMTPServer(url: "smtp://mail.example") == SMTPServer(host: "mail.example", port: 587, security: .startTLS))
        #expect(try SMTPServer(url: "SMTPS://Mail.Example/") == SMTPServer(host: "mail.example", port: 465, security: .implicitTLS))
        #expect(try SMTPServer(url: "smtp://192.0.2.1:25") == SMTPServer(host: "192.0.2.1", port: 25, security: .startTLS))
        #expect(try SMTPServer(url: "smtp://[2001:db8::1]") == SMTPServer(host: "[2001:db8::1]", port: 587, security: .startTLS))
    }

    @Test(arguments: ["localhost", "127.0.0.1", "[::1]"])
    func onlyThisMachineNeedsNoTLS(host: String) throws {
        #expect(try SMTPServer(url: "smtp://\(host):1025") == SMTPServer(host: host, port: 1025, security: .none))
        #expect(try SMTPServer(url: "smtps://\(host)") == SMTPServer(host: host, port: 465, security: .implicitTLS))
    }

    @Test(arguments: ["localhost.example", "127.0.0.1.example", "127.0.0.2", "[::2]"])
    func whatOnlyLooksLikeThisMachineNeedsTLS(host: String) throws {
        #expect(try SMTPServer(url: "smtp://\(host)").security == .startTLS)
    }

    @Test func theLoginIsDecoded() throws {
        let server = try SMTPServer(url: "smtp://office%40mail.example:p%3A%2F%20%C3%A9+@mail.example", authoritiesFile: "/ca.pem")
        #expect(server.login == SMTPServer.Login(user: "office@mail.example", password: "p:/ é+"))
        #expect(server.authoritiesFile == "/ca.pem")
    }

    @Test(
        arguments: [
            ("", .scheme), ("mail.example", .scheme), ("http://mail.example", .scheme), ("smtp://", .host),
            ("smtp:mail.example", .host),
            ("smtp://mail.example/path", .superfluous), ("smtp://mail.example?tls=no", .superfluous),
            ("smtp://mail.example#a", .superfluous),
            ("smtp://mail.example:0", .port), ("smtp://mail.example:65536", .port), ("smtp://mail example", .notAURL),
            ("smtp://user@mail.example", .login), ("smtp://:password@mail.example", .login), ("smtp://user:@mail.example", .login),
            ("smtp://user:a%0D%0AMAIL@mail.example", .login), ("smtp://us%00er:a@mail.example", .login),
            ("smtp://u:%FF@mail.example", .login),
            ("smtp://u:%zz@mail.example", .notAURL), ("smtp://mail_1.example", .host), ("smtp://caf%C3%A9.example", .host),
            ("smtp://[::1%25eth0]", .host),
        ] as [(String, SMTPServerFault)])
    func everythingElseIsRefused(url: String, fault: SMTPServerFault) {
        #expect(throws: fault) { try SMTPServer(url: url) }
    }

    @Test func thePasswordIsNotPrinted() throws {
        let server = try SMTPServer(url: "smtps://office:swordfish@mail.example")
        var dumped = ""
        dump([server], to: &dumped)
        for text in ["\(server)", String(reflecting: [server]), dumped] {
            #expect(!text.contains("swordfish"))
            #expect(!text.contains("office"))
        }
        #expect("\(server)" == "smtps://mail.example:465")
    }
}
