/// Questions that the Gateway alone asks the owners, to join their answers into one of its own operations. They are no part of the public API.
public enum JoinedParts {
    public static let rollupAccount = Operation.question("rollup-of-account", "/accounts/{id}", owner: .rollup, parameters: [.month])
    public static let rollupSearch = Operation.question(
        "search-of-rollup", "/search", owner: .rollup, parameters: GatewayOperations.searchParameters)
    public static let billingSearch = Operation.question(
        "search-of-billing", "/search", owner: .billing, parameters: GatewayOperations.searchParameters)
    public static let billingAccount = Operation.question("billing-of-account", "/accounts/{id}", owner: .billing)
    public static let partner = Operation.question("partner-of-organisation", "/organisations/{id}/partner", owner: .partner)
    public static let rollupTerms = Operation.question("terms-of-rollup", "/terms", owner: .rollup, parameters: TermsQuestion.parameters)
    public static let billingTerms = Operation.question("terms-of-billing", "/terms", owner: .billing, parameters: TermsQuestion.parameters)

    public static let all = [rollupAccount, rollupSearch, billingSearch, billingAccount, partner, rollupTerms, billingTerms]
}
