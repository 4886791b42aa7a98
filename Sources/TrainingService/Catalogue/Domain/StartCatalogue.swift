import Contracts

/// The trainings that are on offer from the start (DOMAIN §13). Their ids are fixed, so that every installation knows them by the same.
enum StartCatalogue {
    static let entries: [(id: TrainingID, description: TrainingDescription)] = [
        (
            TrainingID(high: 0x7b1a_52f0_6d3e_4c11, low: 0x9f20_1d64_a8c3_0001),
            TrainingDescription(
                title: "Online", mode: .online, priceCents: .euros(675), includedParticipants: 5, extraPriceCents: .euros(60),
                level: "Foundational", durationMinutes: 120, form: .remote, grantsLicence: true, comingSoon: false, retired: false)
        ),
        (
            TrainingID(high: 0x7b1a_52f0_6d3e_4c11, low: 0x9f20_1d64_a8c3_0002),
            TrainingDescription(
                title: "In person", mode: .inPerson, priceCents: .euros(2_500), includedParticipants: 10, extraPriceCents: .euros(195),
                level: "Advanced", durationMinutes: 240, form: .onSite, grantsLicence: true, comingSoon: false, retired: false)
        ),
        (
            TrainingID(high: 0x7b1a_52f0_6d3e_4c11, low: 0x9f20_1d64_a8c3_0003),
            TrainingDescription(
                title: "Flex", mode: .flex, priceCents: .euros(50), includedParticipants: 1, form: .course, grantsLicence: true,
                comingSoon: true,
                retired: false)
        ),
    ]
}
