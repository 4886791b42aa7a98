import Contracts
import Database
import HTTP
import ProcessKit
import StaffAPI
import WebKit

/// What ids in events stand for, as far as a page knows it.
struct KnownNames: Sendable {
    var people: [UserID: String] = [:]
    var organisations: [OrganisationID: String] = [:]

    /// Their name, which leads to their page.
    func person(_ id: UserID?) -> HTML { NameLink.person(id, name: id.flatMap { people[$0] } ?? "", email: "") }

    /// Its name, which leads to its account; nil where it isn't known.
    func organisation(_ id: OrganisationID?) -> HTML? {
        guard let id, let name = organisations[id] else { return nil }
        return NameLink.account(AccountID(of: id), name)
    }

    /// By name, and how many there are whose names aren't known.
    func list(_ ids: [UserID]) -> HTML {
        let named = ids.filter { people[$0] != nil }
        let others = ids.count - named.count
        let unnamed = others == 0 ? [] : [HTML(text: others == 1 ? "one person" : "\(Figures.count(others)) people")]
        return .joined(named.map { person($0) } + unnamed, separator: ", ")
    }
}

extension ConsoleServices {
    /// How many people are asked about for one page.
    private static let askedMaximum = 20

    /// Whom and what the records name by ids. RollupService is asked for people whom the page doesn't know by itself.
    func names(in records: [AuditRecord], known: [UserID: String] = [:], _ view: ConsoleView) async throws -> KnownNames {
        let words = records.map { HandoverWords($0) }
        var names = KnownNames(people: known)
        var seen = Set(known.keys)
        for id in words.flatMap(\.people).filter({ seen.insert($0).inserted }).prefix(Self.askedMaximum) {
            names.people[id] = await name(of: id, view)
        }
        let organisations = Set(words.flatMap(\.organisations))
        guard !organisations.isEmpty else { return names }
        names.organisations = try await context.database.reading { connection in
            var named: [OrganisationID: String] = [:]
            for id in organisations { named[id] = try OrganisationNames.name(of: id, connection) }
            return named
        }
        return names
    }

    /// Nil for somebody who is gone, and where it can't be told now.
    private func name(of person: UserID, _ view: ConsoleView) async -> String? {
        let answer = await unlessAway("the name of somebody in a history", view) {
            try await ask(RollupOperations.person, of: person, for: view.request) as PersonAnswer
        }
        return [answer?.person.name, answer?.person.email].compactMap { $0 }.first { !$0.isEmpty }
    }
}
