import Contracts

/// Why an account brings less than its list price (DOMAIN §5).
enum GivenAwayKind: String, Sendable, CaseIterable {
    case scholarship
    case staffDiscount = "staff_discount"
    case trial
    /// What the client pays less since a partner brought them.
    case referral
    /// Another amount was agreed, which may also be higher.
    case agreed
    /// Nobody pays.
    case comped

    init(_ kind: Discount.Kind) {
        switch kind {
        case .scholarship: self = .scholarship
        case .staffDiscount: self = .staffDiscount
        case .trial: self = .trial
        case .referral: self = .referral
        }
    }
}

/// What is given away in a month, by the reason for it: list price minus what is paid, to the cent.
struct GivenAway: Sendable, Equatable {
    private var amounts: [GivenAwayKind: Cents] = [:]

    static let nothing = GivenAway()

    /// Nothing of a kind is the same as not naming it.
    subscript(kind: GivenAwayKind) -> Cents {
        get { amounts[kind] ?? .zero }
        set { amounts[kind] = newValue == .zero ? nil : newValue }
    }

    var total: Cents { amounts.values.reduce(.zero) { $0.addingSaturated($1) } }

    var negated: GivenAway {
        var negated = self
        negated.amounts = amounts.mapValues { -$0 }
        return negated
    }

    /// Throws `SumOverflow`.
    mutating func add(_ other: GivenAway) throws {
        for (kind, amount) in other.amounts { self[kind] = try self[kind].adding(amount, "revenue that is given away") }
    }

    /// For what is only shown.
    mutating func addSaturated(_ other: GivenAway) {
        for (kind, amount) in other.amounts { self[kind] = self[kind].addingSaturated(amount) }
    }
}
