import Contracts

extension OrganisationBuilder {
    /// Organisations that pay, or will be invoiced, have a legal name and an address.
    mutating func addBillingDetails() {
        switch profile.usage {
        case .capped, .lockedSinceLastMonth, .projectedOverCap: return
        case .unlimited: break
        }
        let isDutch = name.country == .netherlands
        record(
            BillingDetailsChanged(
                organisationID: organisationID, legalName: name.text,
                addressLine1: "\(random.pick(Self.streets)) \(random.int(1...240))",
                postalCode: isDutch
                    ? "\(random.int(1_011...9_999)) \(random.pick(["AB", "CD", "EX", "GH", "KL"]))" : "\(random.int(10_000...89_999))",
                city: name.town, country: "\(name.country.rawValue)", email: "facturen@\(name.domain)"),
            at: createdAt.adding(days: 1))
    }

    /// What customers ask of staff: a higher tier, another workspace, a training.
    mutating func addRequests() {
        guard random.chance(percent: 12), let requester = people.first?.person else { return }
        let askedAt = workingTime(daysAgo: random.int(0...12))
        switch story {
        case .freeAtCap, .freeApproachingCap, .pilotBlocked, .innovatorSubscriber:
            record(
                UpgradeRequested(
                    requestID: random.identifier(), kind: .tierUpgrade, organisationID: organisationID,
                    workspaceID: workspaces.first?.workspaceID, requestedBy: requester.userID, proposedTier: .changemaker,
                    proposedBillingPeriod: .annual, message: "We would like to go on without a limit."),
                at: askedAt)
        default:
            record(
                TrainingRequested(
                    sessionID: random.identifier(), organisationID: organisationID, training: "\(TrainingMode.online.rawValue)",
                    requestedBy: requester.userID, participants: ParticipantCount(min(people.count, 8))),
                at: askedAt)
        }
    }

    private static let streets = [
        "Havenkade", "Lindelaan", "Molenpad", "Stationsplein", "Korenmarkt", "Singelweg", "Parkallee", "Dorpsstraat",
    ]
}
