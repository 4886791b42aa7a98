import Contracts

/// What a training session costs, as the events about it come in one after another.
struct SessionCost: Hashable, Sendable {
    /// Of its training, as far as they are the price; nil while nobody has said which training it is.
    var terms: SessionTerms?
    /// Takes the place of the price of the terms.
    var agreed: Cents?
    /// On the roster.
    var participants = 0
    var completedOn: LocalDate?
    /// By the roster; nil until the session is completed.
    private(set) var price: Cents?

    init(terms: SessionTerms? = nil, agreed: Cents? = nil, participants: Int = 0, completedOn: LocalDate? = nil, price: Cents? = nil) {
        self.terms = terms
        self.agreed = agreed
        self.participants = participants
        self.completedOn = completedOn
        self.price = price
    }

    /// - Parameter day: on which it was held, where that was put right.
    mutating func agree(_ details: SessionDetails, completedOn day: LocalDate? = nil) {
        terms = details.terms
        agreed = details.agreedPriceCents
        if let day, completedOn != nil { completedOn = day }
        reckon()
    }

    /// A late attendee, or somebody who leaves the roster, changes the price of a completed session.
    mutating func seat(_ participants: Int) {
        self.participants = participants
        reckon()
    }

    mutating func complete(on day: LocalDate, participants: Int, price: Cents) {
        (completedOn, self.participants, self.price) = (day, participants, price)
    }

    mutating func reopen() { (completedOn, price) = (nil, nil) }

    private mutating func reckon() {
        guard completedOn != nil, let terms else { return }
        price = terms.price(participants: participants, agreed: agreed)
    }
}
