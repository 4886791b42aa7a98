/// What is wrong with what was filled in, and at which step.
struct NewInvoiceFault: Equatable {
    let step: NewInvoiceAddress.Step
    /// Nil where no field of the step is at fault.
    let field: String?
    let words: String

    init(_ step: NewInvoiceAddress.Step, _ field: String?, _ words: String) {
        self.step = step
        self.field = field
        self.words = words
    }
}
