import HTTP

/// Something about all pages that a person chooses for their browser. That keeps it in a cookie, so that a page comes as it will stay.
protocol PagePreference: RawRepresentable<String>, CaseIterable, Equatable, Sendable {
    /// In the name of the cookie, and of what the page says of it: `dembrane_density`, `data-density`.
    static var name: String { get }
    static var legend: String { get }
    /// Where the browser says nothing that is known.
    static var standard: Self { get }

    var title: String { get }
}

extension PagePreference {
    init(_ request: HTTPRequest) {
        self = request.cookies("dembrane_\(Self.name)").lazy.compactMap(Self.init).first ?? Self.standard
    }

    /// The choices of all, of which this one holds.
    func choices() -> HTML {
        fieldset(.class("preference")) {
            Gateway.legend { Self.legend }
            for one in Self.allCases {
                label {
                    input(
                        .type("radio"), .name(Self.name), .value(one.rawValue), Attribute("data-preference"),
                        one == self ? Attribute("checked") : nil)
                    span { one.title }
                }
            }
        }
    }
}
