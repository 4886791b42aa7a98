import Contracts
import HTTP
import StaffAPI
import WebKit
import WireJSON

/// Everything about one account in one answer. The owners are asked at the same time; what one of them can't say now is named in
/// `unavailable`, so that an owner that is down takes only its own part with it.
struct JoinedAccount: Sendable {
    /// One owner's share of the joined answer.
    private struct Share: Sendable {
        let owner: Owner
        let question: Operation
        /// Fields of the owner's answer and what they are called in the joined one.
        let fields: KeyValuePairs<String, String>
        /// What is asked beside the account or organisation.
        var query = QueryItems()
    }

    private enum Part: Sendable {
        case known([String: JSONValue], etag: String?)
        case unknown
        case missing
    }

    private static let rollup = Share(
        owner: .rollup, question: JoinedParts.rollupAccount, fields: ["account": "account", "billing_contacts": "billing_contacts"])
    private static let billing = Share(
        owner: .billing, question: JoinedParts.billingAccount,
        fields: [
            "billing": "billing", "invoices": "invoices", "payments": "payments", "requests": "requests",
            "refused_notices": "refused_notices",
        ])
    /// With the referrals of the account alone.
    private static func partner(of account: AccountID) -> Share {
        Share(
            owner: .partner, question: JoinedParts.partner, fields: ["organisation": "partner", "referrals": "referrals"],
            query: ["account": account.description])
    }

    /// Of a list that is asked for by organisation.
    private static func licences(of organisation: OrganisationID) -> Share {
        Share(
            owner: .training, question: LicenceOperations.list, fields: ["licences": "licences"],
            query: ["organisation": organisation.description])
    }

    /// Fields that are lists; an owner that doesn't keep them yet has none.
    private static let lists: Set = ["invoices", "payments", "requests", "referrals", "licences", "billing_contacts", "refused_notices"]

    let owners: OwnerClient

    /// - Parameter timeline: what the audit trail says of the account.
    /// - Throws: 404 when nobody knows the account; 503 when nobody who could know it answers.
    func answer(_ account: AccountID, timeline: JSONValue, for request: HTTPRequest, as identity: StaffIdentity) async throws
        -> HTTPResponse
    {
        async let rollupPart = part(Self.rollup, of: account, request, identity)
        async let billingPart = part(Self.billing, of: account, request, identity)
        let parts = [(Self.rollup, try await rollupPart), (Self.billing, try await billingPart)]
        try requireKnown(account, parts)
        var joined = Joined(timeline: timeline, lists: Self.lists)
        for (share, part) in parts { joined.add(part, share) }
        let organisation = joined.text("account", "organisation_id") ?? joined.text("billing", "organisation_id")
        if let organisation = organisation.flatMap(OrganisationID.init) {
            let (partner, licences) = (Self.partner(of: account), Self.licences(of: organisation))
            async let partnerPart = part(partner, of: organisation, request, identity)
            async let licencesPart = part(licences, of: organisation, request, identity)
            joined.add(try await partnerPart, partner)
            joined.add(try await licencesPart, licences)
        }
        var response = HTTPResponse(contentType: "application/json", try WireJSONEncoder(absentValues: .null).encode(joined.document))
        response.headers["ETag"] = joined.etag
        return response
    }

    private func part<Tag>(
        _ share: Share, of id: Identifier<Tag>, _ request: HTTPRequest, _ identity: StaffIdentity
    ) async throws -> Part {
        do {
            let path = share.question.path(of: id)
            let response = try await owners.send(OwnerRequest(asking: share.owner, path, share.query, for: request, identity: identity))
            if response.status == 404 { return .unknown }
            guard response.status == 200,
                case .object(let fields) = try OwnerAnswer.decode(JSONValue.self, from: response, of: share.owner)
            else { return .missing }
            return .known(fields, etag: response.headers["ETag"])
        } catch let problem as Problem where problem.status == 503 {
            return .missing
        }
    }

    private func requireKnown(_ account: AccountID, _ parts: [(Share, Part)]) throws {
        var isMissing = false
        for (_, part) in parts {
            switch part {
            case .known: return
            case .missing: isMissing = true
            case .unknown: break
            }
        }
        guard isMissing else { throw Problem.notFound("account \(account)") }
        let names = parts.filter { if case .missing = $0.1 { true } else { false } }.map(\.0.owner.title)
        throw Problem.unavailable("\(names.joined(separator: " and ")) can't be asked about account \(account) now; try again in a moment")
    }

    /// The joined answer as it grows.
    private struct Joined {
        private(set) var fields: [String: JSONValue]
        private(set) var unavailable: [String] = []
        /// Billing's version, since that is what the account's commands check.
        private(set) var etag: String?

        init(timeline: JSONValue, lists: Set<String>) {
            fields = Dictionary(uniqueKeysWithValues: lists.map { ($0, JSONValue.array([])) })
            fields["account"] = .null
            fields["billing"] = .null
            fields["partner"] = .null
            fields["timeline"] = timeline
        }

        mutating func add(_ part: Part, _ share: Share) {
            switch part {
            case .known(let known, let tag):
                for (name, joinedName) in share.fields { if let value = known[name] { fields[joinedName] = value } }
                if share.owner == .billing { etag = tag }
            case .missing:
                unavailable += share.fields.map(\.value)
            case .unknown:
                break
            }
        }

        func text(_ field: String, _ name: String) -> String? {
            guard case .string(let text)? = fields[field]?[name] else { return nil }
            return text
        }

        var document: JSONValue {
            var document = fields
            document["unavailable"] = .array(unavailable.map(JSONValue.string))
            return .object(document)
        }
    }
}
