import Contracts
import Foundation
import ServiceTesting
@testable import RollupService

/// Somebody whose name and addresses stand nowhere else, with everything that the platform tells of them.
struct NamedPerson {
    let id = UserID.random()
    let customer = Customer()
    let other = Customer()

    static let name = "Wilhelmina Quartermaine"
    static let address = "Wilhelmina.Quartermaine@Xylofoon.example"
    static let formerAddress = "w.quartermaine.before@xylofoon.example"
    /// What must be found nowhere, in lower case.
    static let traces = ["quartermaine", "wilhelmina", "xylofoon"]

    func known(at day: String = "2026-03-01") throws -> CloudEvent {
        try .fact(UserChanged(userID: id, email: Self.address, displayName: Self.name), at: Given.at(day), id: "known")
    }

    func knownBefore() throws -> CloudEvent {
        try .fact(
            UserChanged(userID: id, email: Self.formerAddress, displayName: Self.name + " before"), at: Given.at("2026-02-01"), id: "before"
        )
    }

    /// The platform may tell the address once more when it deletes.
    func deleted(telling address: String = "") throws -> CloudEvent {
        try .fact(
            UserChanged(userID: id, email: address, displayName: address.isEmpty ? "" : Self.name, deleted: true),
            at: Given.at("2026-11-20"),
            id: "deleted")
    }

    func invitation(_ address: String, at day: String = "2026-11-18", state: MembershipChanged.State = .pending) throws -> CloudEvent {
        let membership = MembershipChanged(
            workspaceID: other.workspace, organisationID: other.organisation, invitedEmail: address, role: .admin, state: state,
            joinedAt: Given.at("2026-11-18"), source: .direct, expiresAt: Given.at("2027-01-01"))
        return try .fact(membership, at: Given.at(day), id: "invitation \(address.utf8.count) \(day)")
    }

    /// Owner of one organisation, invited into another, with logins; told from the opening of both.
    func facts() throws -> [CloudEvent] {
        try customer.opening() + other.opening(name: "Elsewhere", workspaceName: "Other") + [
            knownBefore(), known(), customer.member(id, .owner, joined: Given.at("2026-03-01")), invitation(Self.address),
            .fact(UserLoggedIn(userID: id, at: Given.at("2026-11-10")), at: Given.at("2026-11-10")),
            customer.recording(3_600, at: Given.at("2026-11-12")),
        ]
    }
}

extension ServiceHarness {
    /// Which of the texts stand in a file of the service, in the form of any letter case.
    func traces(of texts: [String] = NamedPerson.traces) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory).sorted().flatMap { file in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: directory + "/" + file))
            let content = String(decoding: bytes.map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self).lowercased()
            return texts.filter { content.contains($0) }.map { "\(file): \($0)" }
        }
    }

    /// As the service does by itself soon after a deletion.
    func erase() async throws {
        try await runtime.engine.erasure.pass()
    }
}
