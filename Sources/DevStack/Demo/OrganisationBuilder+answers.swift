import Contracts

extension OrganisationBuilder {
    /// What a new user of the first customers of some stories has answered about their work. What staff have to do about it is each another.
    mutating func addAnswers() {
        guard DemoStory.round.firstIndex(of: story) == index else { return }
        guard let person = people.last(where: { $0.leftAt == nil })?.person else { return }
        switch story {
        case .growingSubscriber: answer(person, servesClients: true, highRisk: false, trained: false)
        case .steadySubscriber: answer(person, servesClients: false, highRisk: true, trained: false)
        case .guardianSubscriber: answer(person, servesClients: false, highRisk: true, trained: true)
        default: return
        }
    }

    private mutating func answer(_ person: DemoPerson, servesClients: Bool, highRisk: Bool, trained: Bool) {
        record(
            OnboardingAnswered(
                userID: person.userID, organisationID: organisationID, servesClients: servesClients, highRisk: highRisk, trained: trained),
            at: world.now.adding(days: -3))
    }
}
