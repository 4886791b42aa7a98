import Cryptography
import Foundation
import HTTP

/// The issuer's keys from a file or a URL, fetched when needed and kept.
///
/// They are fetched again when a token names an unknown key (keys rotate) and when they are an hour old; but never more often than
/// every ten seconds, so that forged tokens can't make us flood the issuer. When a fetch fails, the keys of before stay good.
public actor JSONWebKeyStore {
    private static let ageMaximum = Duration.seconds(3600)
    public static let standardPause = Duration.seconds(10)

    private let pause: Duration
    private let load: @Sendable () async throws -> JSONWebKeySet
    private let onFailure: @Sendable (any Error) -> Void
    private var known: JSONWebKeySet?
    private var fetchedAt: ContinuousClock.Instant?
    private var triedAt: ContinuousClock.Instant?
    private var running: Task<Void, Never>?

    /// `onFailure` hears of fetches that failed; `pause` is the shortest time between two fetches.
    public init(
        _ load: @escaping @Sendable () async throws -> JSONWebKeySet, onFailure: @escaping @Sendable (any Error) -> Void = { _ in },
        pause: Duration = standardPause
    ) {
        self.pause = pause
        self.load = load
        self.onFailure = onFailure
    }

    /// Keys at an http(s) URL, which has `timeoutSeconds` to answer, or else in a file.
    public init(
        location: String, client: HTTPClient, onFailure: @escaping @Sendable (any Error) -> Void = { _ in },
        pause: Duration = standardPause, timeoutSeconds: Double = 5
    ) {
        let isURL = location.hasPrefix("http://") || location.hasPrefix("https://")
        self.init(
            {
                if isURL {
                    let response = try await client.send(HTTPClientRequest(.get, location, timeoutSeconds: timeoutSeconds))
                    guard response.status == 200 else { throw StaffTokenRefusal.keysUnavailable }
                    return try JSONWebKeySet(response.body)
                }
                guard let data = FileManager.default.contents(atPath: location) else { throw StaffTokenRefusal.keysUnavailable }
                return try JSONWebKeySet(Array(data))
            }, onFailure: onFailure, pause: pause)
    }

    /// Throws `StaffTokenRefusal.keysUnavailable` while no keys have ever been fetched.
    func keys(named name: String?) async throws -> [PublicKey] {
        let isOld = fetchedAt.map { .now - $0 > Self.ageMaximum } ?? true
        if isOld || known?.keys(named: name).isEmpty != false { await refresh() }
        guard let known else { throw StaffTokenRefusal.keysUnavailable }
        return known.keys(named: name)
    }

    /// Fetches the keys unless that was tried a moment ago; callers at the same time share one fetch.
    public func refresh() async {
        if let running { return await running.value }
        if let triedAt, .now - triedAt < pause { return }
        triedAt = .now
        let task = Task { await fetch() }
        running = task
        await task.value
        running = nil
    }

    public var hasKeys: Bool { known != nil }

    private func fetch() async {
        do {
            known = try await load()
            fetchedAt = .now
        } catch {
            onFailure(error)
        }
    }
}
