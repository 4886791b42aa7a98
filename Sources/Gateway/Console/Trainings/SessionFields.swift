import Contracts
import StaffAPI

/// The fields in which it is agreed what a session is: when, how, for how many and at which price.
struct SessionFields {
    let texts: SessionTexts
    /// The trainings that can be chosen; empty where that is settled.
    var trainings: [TrainingAnswer] = []
    /// Whether date and number of people can still be agreed.
    var isOpen = true
    /// Whether the day on which it was held can be put right.
    var isHeld = false
    /// What the price is without an agreement, and for how many.
    var usualPrice: String?

    func html() -> HTML {
        .joined([
            training, isOpen ? date : .empty, isHeld ? held : .empty, mode, isOpen ? expected : .empty, price,
            field(.reason, note: "Needed for another price.", lengthMaximum: Reason.rule.length.upperBound),
            WizardField(
                name: SessionTexts.Field.notes.rawValue, title: SessionTexts.Field.notes.title, text: texts[.notes] ?? "",
                note: "For colleagues.", fault: texts.faults[.notes],
                attributes: [Attribute("maxlength", String(TrainingTexts.notesRule.length.upperBound))], isOptional: true
            ).area(rows: 4),
        ])
    }

    @HTMLBuilder private var training: HTML {
        if !trainings.isEmpty {
            WizardField(
                name: SessionTexts.Field.training.rawValue, title: SessionTexts.Field.training.title, text: texts[.training] ?? "",
                note: "Its price holds for this session from now on, whatever the catalogue says later.", fault: texts.faults[.training]
            ).choice([("", "Choose…")] + trainings.map { ($0.trainingID.description, $0.offer) })
        }
    }

    private var date: HTML {
        division(.class("row")) {
            field(.day, note: "Empty: it has no date yet.", lengthMaximum: 10, placeholder: "dd-mm-jjjj")
            field(.time, note: "In UTC, such as 13:30.", lengthMaximum: 5, placeholder: "uu:mm")
        }
    }

    private var held: HTML {
        field(.held, note: "Licences count from that day.", lengthMaximum: 10, placeholder: "dd-mm-jjjj")
    }

    private var mode: HTML {
        WizardField(
            name: SessionTexts.Field.mode.rawValue, title: SessionTexts.Field.mode.title, text: texts[.mode] ?? "",
            fault: texts.faults[.mode]
        ).choice((texts[.mode] == nil ? [("", "As the training has it")] : []) + TrainingMode.allCases.map { ($0.rawValue, $0.title) })
    }

    private var expected: HTML {
        field(.expected, note: "For the estimate, until the session is completed.", inputMode: "numeric")
    }

    private var price: HTML {
        field(.price, note: usualPrice ?? "In euros without VAT, in place of that of the catalogue.", inputMode: "decimal")
    }

    private func field(
        _ field: SessionTexts.Field, note: String, lengthMaximum: Int? = nil, placeholder: String? = nil,
        inputMode: String? = nil
    ) -> HTML {
        let attributes = [
            lengthMaximum.map { Attribute("maxlength", String($0)) }, placeholder.map { Attribute("placeholder", $0) },
            inputMode.map { Attribute("inputmode", $0) },
        ]
        return WizardField(
            name: field.rawValue, title: field.title, text: texts[field] ?? "", note: note, fault: texts.faults[field],
            attributes: attributes.compactMap { $0 }, isOptional: true
        ).html()
    }
}

extension TrainingAnswer {
    /// `Online, € 675,00`
    fileprivate var offer: String {
        "\(ShownName(title).plain), \(Figures.money(priceCents))\(comingSoon ? " (only announced so far)" : "")"
    }
}

extension ConsoleServices {
    /// What a session can be planned of.
    func offeredTrainings(_ view: ConsoleView) async throws -> [TrainingAnswer] {
        let catalogue: CatalogueAnswer = try await owners.ask(TrainingOperations.trainings, for: view.request)
        return catalogue.trainings.filter { !$0.retired }
    }
}
