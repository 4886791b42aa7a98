import Contracts
import HTTP
import StaffAPI
import WebKit

/// What the dialog of a new referral is about: the client, and who may be their partner.
struct NewReferralSubject: DialogMatter {
    private static let partnersMaximum = 500

    let action: StaffAction
    let client: AccountRow
    /// Those that are partners now; the one alone for whom the dialog was opened.
    let partners: [PartnerRow]

    /// Throws 404 for an account that there isn't, 422 where the address names none.
    init(_ action: StaffAction, _ services: ConsoleServices, _ view: ConsoleView) async throws {
        guard let account: AccountID = try view.request.parameters.id("account") else {
            throw Problem.invalid("account", "account has to be given: the one of the client")
        }
        let partner: OrganisationID? = try view.request.parameters.id("matter")
        var query: QueryItems = ["sort": PartnerSort.name.rawValue, "limit": String(Self.partnersMaximum)]
        if let partner { query.add("organisation", partner.description) }
        async let part: AccountPart = services.ask(JoinedParts.rollupAccount, of: account, for: view.request)
        let answer: PartnersAnswer = try await services.owners.ask(PartnerOperations.list, query, for: view.request)
        self.init(action: action, client: try await part.account, partners: answer.partners)
    }

    init(action: StaffAction, client: AccountRow, partners: [PartnerRow]) {
        self.action = action
        self.client = client
        // A partner may earn by a workspace that it runs itself, and never by what it pays for itself.
        self.partners = partners.filter { $0.isPartner && (client.scope == .workspace || $0.organisationID != client.organisationID) }
    }

    var id: String { "" }
    var label: ShownName { ShownName(client.label) }
    var version: Int? { nil }
    var place: [HTML] { [label.html()] }
    var heldTitle: String { "The client" }

    var held: [String] {
        [client.tier.title, client.class.title.lowercased(), "MRR \(Figures.money(client.mrrCents))"]
    }

    func obstacleText(for viewer: Viewer, now: Instant) -> String? {
        partners.isEmpty ? "No organisation is a partner that could have brought this client." : nil
    }

    func choices(of field: StaffAction.Field) -> [DialogChoice] {
        let isWorkspace = client.scope == .workspace
        switch field.source {
        case .partners: return partners.map { DialogChoice(value: $0.organisationID.description, title: $0.shownName) }
        case .clientOrganisation where !isWorkspace: return [DialogChoice(value: client.organisationID.description, title: label.plain)]
        case .clientWorkspace where isWorkspace:
            return client.workspaces.prefix(1).map { DialogChoice(value: $0.workspaceID.description, title: label.plain) }
        case _: return []
        }
    }
}
