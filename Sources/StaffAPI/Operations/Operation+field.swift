import Contracts

extension Operation {
    /// A field of a command's body.
    public struct Field: Sendable, Equatable {
        public enum Need: Sendable, Equatable {
            case always
            /// Whoever only looks at a preview need not give it yet.
            case unlessPreview
            /// Absent and null are the same, where the owner doesn't say otherwise.
            case never
        }

        /// In the names of the wire.
        public let name: String
        public let kind: ValueKind
        public let need: Need

        public init(_ name: String, _ kind: ValueKind, _ need: Need) {
            self.name = name
            self.kind = kind
            self.need = need
        }

        public static func needed(_ name: String, _ kind: ValueKind) -> Field { Field(name, kind, .always) }
        public static func optional(_ name: String, _ kind: ValueKind) -> Field { Field(name, kind, .never) }

        /// Why staff do it.
        public static func reason(_ need: Need = .always) -> Field { Field("reason", .text(Reason.rule), need) }

        static let ofPreview = [optional("preview", .flag), optional("preview_token", .words(maximumLength: nil))]
        static let ofConfirmation = [optional("confirm", .list(.confirmation))]
    }
}
