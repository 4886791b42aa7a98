extension Identifier where Tag == AccountTag {
    /// The account that pools the internal workspaces of an organisation.
    public init(of organisation: OrganisationID) {
        self.init(nameBased: organisation.description, in: Self.namespace)
    }

    /// The account of one external-client workspace.
    public init(of workspace: WorkspaceID) {
        self.init(nameBased: workspace.description, in: Self.namespace)
    }

    /// The namespace that the public contract fixes, so that every service derives the same account id.
    private static let namespace = AccountID(high: 0x6f1d_0c1e_0b54_5d1c, low: 0x9a52_0d2b_7c5e_4f10)
}
