import Testing

@testable import Mail

@Suite(.enabled(if: MailServer.python != nil, MailServer.whyNot))
struct MailSecurityTests {
    private static let taken = MailOutcome.accepted(SMTPReply(code: 250, lines: ["2.0.0 taken"]))
    private static let login = SMTPServer.Login(user: "office", password: "swörd:fish")

    @Test(arguments: [("starttls", .startTLS), ("implicit", .implicitTLS)] as [(String, SMTPServer.Security)])
    func aTrustedServerGetsTheMailUnderTLS(tls: String, security: SMTPServer.Security) async throws {
        let certificate = try TestCertificate(for: "IP:127.0.0.1")
        try await MailServer.run("accept", ["--tls", tls, "--certificate", certificate.path, "--login", "office:swörd:fish"]) { server in
            let settings = server.settings(security, login: Self.login, authoritiesFile: certificate.path)
            let outcome = try await MailSender(server: settings).send(try SampleMail.plain())
            #expect(outcome == Self.taken)
            #expect(server.heard.isEmpty == (security == .implicitTLS))
            #expect(!server.heard.contains("AUTH"))
            #expect(!server.heard.contains("MAIL"))
        }
    }

    @Test(arguments: [("cut-at-recipient", .recipient), ("cut-at-data", .data), ("cut-after-content", .content)] as [(String, SMTPStep)])
    func aConnectionMayBreakUnderTLSToo(behaviour: String, step: SMTPStep) async throws {
        let certificate = try TestCertificate(for: "IP:127.0.0.1")
        try await MailServer.run(behaviour, ["--tls", "implicit", "--certificate", certificate.path]) { server in
            let settings = server.settings(.implicitTLS, authoritiesFile: certificate.path)
            let outcome = try await MailSender(server: settings).send(try SampleMail.plain())
            #expect(outcome == .postponed(.connectionLost(step)))
        }
    }

    @Test(arguments: [("starttls", .startTLS), ("implicit", .implicitTLS)] as [(String, SMTPServer.Security)])
    func anUntrustedServerGetsNothing(tls: String, security: SMTPServer.Security) async throws {
        let certificate = try TestCertificate(for: "IP:127.0.0.1")
        try await expectNoTrust(server: certificate, tls, security, authoritiesFile: nil)
    }

    @Test(arguments: [("starttls", .startTLS), ("implicit", .implicitTLS)] as [(String, SMTPServer.Security)])
    func aServerWithAnotherNameGetsNothing(tls: String, security: SMTPServer.Security) async throws {
        let certificate = try TestCertificate(for: "DNS:elsewhere.example")
        try await expectNoTrust(server: certificate, tls, security, authoritiesFile: certificate.path)
    }

    private func expectNoTrust(
        server certificate: TestCertificate, _ tls: String, _ security: SMTPServer.Security, authoritiesFile: String?
    ) async throws {
        try await MailServer.run("accept", ["--tls", tls, "--certificate", certificate.path]) { server in
            let settings = server.settings(security, login: Self.login, authoritiesFile: authoritiesFile)
            let outcome = try await MailSender(server: settings).send(try SampleMail.plain())
            guard case .notLetIn(.notSecure(let reason)) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(!reason.isEmpty)
            #expect(!server.heard.contains("MAIL"))
        }
    }

    /// Somebody between us and the server can take STARTTLS out of its answer.
    @Test func aServerWithoutTLSGetsNeitherLoginNorMail() async throws {
        try await MailServer.run("accept") { server in
            let settings = server.settings(.startTLS, login: Self.login)
            let outcome = try await MailSender(server: settings).send(try SampleMail.plain())
            guard case .notLetIn(.notSecure) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(server.heard.hasPrefix("EHLO"))
            #expect(!server.heard.contains("AUTH"))
            #expect(!server.heard.contains("MAIL"))
        }
    }

    @Test func aMissingFileOfAuthoritiesIsOurFault() async throws {
        let certificate = try TestCertificate(for: "IP:127.0.0.1")
        try await expectNoTrust(server: certificate, "implicit", .implicitTLS, authoritiesFile: certificate.path + ".missing")
    }

    @Test(arguments: [SMTPServer.Login(user: "office", password: "wrong"), .init(user: "other", password: "swörd:fish")])
    func aWrongLoginIsOurs(login: SMTPServer.Login) async throws {
        try await MailServer.run("accept", ["--login", "office:swörd:fish"]) { server in
            let outcome = try await MailSender(server: server.settings(login: login)).send(try SampleMail.plain())
            guard case .notLetIn(.answered(let reply, to: .login)) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reply.code == 535)
        }
    }

    @Test func aNeededLoginThatWeDoNotHaveIsOurs() async throws {
        try await MailServer.run("accept", ["--login", "office:swörd:fish"]) { server in
            let outcome = try await MailSender(server: server.settings()).send(try SampleMail.plain())
            guard case .notLetIn(.answered(let reply, to: .sender)) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reply.code == 530)
        }
    }

    @Test func aServerThatKnowsNoneOfOurWaysToLogInIsOurs() async throws {
        try await MailServer.run("accept", ["--login", "office:swörd:fish", "--unusual-login"]) { server in
            let outcome = try await MailSender(server: server.settings(login: Self.login)).send(try SampleMail.plain())
            #expect(outcome == .notLetIn(.noLogin))
        }
    }
}
