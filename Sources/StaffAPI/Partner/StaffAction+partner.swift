extension StaffAction {
    public static let makePartner = StaffAction(
        "make-partner", PartnerOperations.setPartner, on: .organisation, .people, title: "Make partner",
        explanation: "The organisation may run workspaces for clients and earn kickbacks.", done: "Partner flag set",
        fields: [
            .constant("is_partner", true),
            .shown("agreement_confirmed", "A signed partner agreement exists", isNeeded: true), .reason,
        ])

    public static let removePartner = StaffAction(
        "remove-partner", PartnerOperations.setPartner, on: .organisation, .people, title: "Remove partner flag",
        explanation: "The organisation is no partner any more.", done: "Partner flag removed", isDangerous: true,
        fields: [.constant("is_partner", false), .constant("agreement_confirmed", false), .reason])
}
