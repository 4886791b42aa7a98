extension StaffAction {
    /// How the console asks for one field of the operation. Kind and limits are the operation's.
    public struct Field: Sendable {
        /// A word that can be chosen, and what whoever chooses it needs.
        public struct Choice: Sendable {
            public let word: String
            public let policy: StaffPolicy?
        }

        /// What holds now of the account or workspace, with which the field begins.
        public enum Preset: Sendable, Equatable {
            case tier, billingPeriod, agreedSeats, accountManager, discountKind, discountPercent, end
            case agreedAmount, payment, visibility
            /// The end of a tier that nobody pays for.
            case endOfGift
            /// Of the billing details, the field of this name on the wire.
            case billingDetail(String)
            /// Of a training or a licence, the field of this name on the wire.
            case held(String)
            case today
            /// Of a referral or an external-led organisation, the field of this name on the wire.
            case agreed(String)
            /// The invoice that a payment fits.
            case fittingInvoice
        }

        /// What a field takes that takes an id.
        public enum Source: Sendable {
            /// What the action is about, which is sent and not shown.
            case account, organisation, invoice, clientOrganisation, clientWorkspace
            /// What of the account can be chosen.
            case people, workspaces, openInvoices, adminCandidates
            /// Who can be the partner of a referral.
            case partners

            public var isShown: Bool {
                switch self {
                case .account, .organisation, .invoice, .clientOrganisation, .clientWorkspace: false
                case .people, .workspaces, .openInvoices, .adminCandidates, .partners: true
                }
            }
        }

        public let name: String
        public var title = ""
        /// Sent with every form of this action and not shown.
        public var constant: Bool?
        /// Nil where it is needed when the operation needs it.
        public var isNeeded: Bool?
        public var preset: Preset?
        /// The number with which the field begins.
        public var initial: Int64?
        /// What it means that nothing is chosen, for a choice that isn't needed.
        public var unchosen: String?
        public var note: String?
        /// An amount that people write in euros, while the operation takes cents.
        public var isInEuros = false
        /// It is sent only where it was changed, and as null where it was emptied, so that what holds stays exactly as it is.
        public var isChange = false
        /// Nil for all words that the operation takes.
        public var choices: [Choice]?
        /// Nil for a field that people fill in themselves.
        public var source: Source?

        static func shown(
            _ name: String, _ title: String, isNeeded: Bool? = nil, preset: Preset? = nil, initial: Int64? = nil, unchosen: String? = nil,
            note: String? = nil, choices: [Choice]? = nil
        ) -> Field {
            Field(
                name: name, title: title, isNeeded: isNeeded, preset: preset, initial: initial, unchosen: unchosen, note: note,
                choices: choices)
        }

        static func euros(
            _ name: String, _ title: String, isNeeded: Bool? = nil, preset: Preset? = nil, note: String? = nil
        ) -> Field {
            Field(name: name, title: title, isNeeded: isNeeded, preset: preset, note: note, isInEuros: true)
        }

        /// - Parameter unchosen: nil where one has to be chosen.
        static func chosen(
            _ name: String, _ title: String, from source: Source, isNeeded: Bool? = nil, preset: Preset? = nil, unchosen: String? = nil
        ) -> Field {
            Field(name: name, title: title, isNeeded: isNeeded, preset: preset, unchosen: unchosen, source: source)
        }

        var asChange: Field {
            var field = self
            field.isChange = true
            return field
        }

        static func constant(_ name: String, _ value: Bool) -> Field { Field(name: name, constant: value) }

        /// The console asks for a reason also where the staff API doesn't insist on one.
        static let reason = shown("reason", "Reason", isNeeded: true)
    }
}
