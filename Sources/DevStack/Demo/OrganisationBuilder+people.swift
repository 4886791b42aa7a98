import Contracts

extension OrganisationBuilder {
    /// The creator first; the others join over the organisation's life, and a few leave again.
    mutating func addPeople() {
        let count = random.int(profile.people)
        for number in 1..<max(count, 2) where number < count {
            // The square of a fraction puts more people early than late.
            let fraction = Int64(random.int(0...1_000))
            let age = world.now.milliseconds - createdAt.milliseconds
            let joinedAt = createdAt.adding(milliseconds: age / 1_000_000 * fraction * fraction * 9 / 10)
            var member = SeatedPerson(person: person(number), joinedAt: joinedAt)
            if number > 2, random.chance(percent: 8) { member.leftAt = random.instant(from: joinedAt, to: world.now) }
            people.append(member)
        }
        let isStranger = story == .externalLed
        for (number, member) in people.enumerated() {
            if number > 0 || !isStranger { recordUser(member.person, at: member.joinedAt) }
            let role: OrganisationMembershipChanged.Role = number == 0 ? .owner : number == 1 ? .admin : number == 4 ? .billing : .member
            let membership = OrganisationMembershipChanged(
                organisationID: organisationID, userID: member.person.userID, role: role, removed: false)
            record(membership, at: member.joinedAt)
            if let leftAt = member.leftAt {
                var removal = membership
                removal.removed = true
                record(removal, at: leftAt)
            }
        }
    }

    func person(_ number: Int) -> DemoPerson {
        DemoPerson(world: world, organisation: index, domain: name.domain, number: number)
    }

    mutating func recordUser(_ person: DemoPerson, at time: Instant) {
        record(UserChanged(userID: person.userID, email: person.email, displayName: person.name, deleted: false), at: time)
    }
}
