/// A few figures in one line, the most telling first.
struct StatStrip {
    struct Figure {
        let name: String
        let value: String
        var note: String?
    }

    let figures: [Figure]

    func html() -> HTML {
        descriptionList(.class("stats")) {
            for figure in figures {
                division(.class("stat")) {
                    term { figure.name }
                    description(.class("value")) { figure.value }
                    if let note = figure.note { description(.class("note")) { note } }
                }
            }
        }
    }
}
