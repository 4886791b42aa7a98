import HTTP

/// A page with a form that is sent to the page's own address, so that it works without the script too.
protocol FormFeature: ConsoleFeature {
    /// Does what the form asks for. What stands in its way is told by the page, shown again with what was filled in.
    func submit(_ fields: QueryItems, _ view: ConsoleView) async throws -> FormOutcome
}

/// What follows on a form that was sent.
enum FormOutcome {
    /// Leads to this address.
    case done(at: String)
    case again(ConsolePage)
}
