/// What holds for one thing, each fact with its name.
struct FactList {
    struct Fact {
        let name: String
        let value: HTML

        init(_ name: String, _ value: HTML) {
            self.name = name
            self.value = value
        }

        init(_ name: String, _ text: String) {
            self.init(name, HTML(text: text))
        }
    }

    let facts: [Fact]
    /// Side by side where there is room.
    var isWide = false

    func html() -> HTML {
        descriptionList(.class(isWide ? "facts facts-wide" : "facts")) {
            for fact in facts {
                division {
                    term { fact.name }
                    description { fact.value }
                }
            }
        }
    }
}
