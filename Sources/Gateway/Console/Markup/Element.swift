/// A kind of element, called like a function: `section(.class("tiles")) { heading2 { "Totals" } }`.
struct Element: Sendable {
    let name: StaticString
    var isVoid = false

    func callAsFunction(_ attributes: Attribute?..., @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
        .element(name, attributes.compactMap { $0 }, content(), isVoid: isVoid)
    }

    func callAsFunction(_ attributes: [Attribute], @HTMLBuilder content: () -> HTML = { .empty }) -> HTML {
        .element(name, attributes, content(), isVoid: isVoid)
    }
}

let document = Element(name: "html")
let head = Element(name: "head")
let body = Element(name: "body")
let meta = Element(name: "meta", isVoid: true)
let pageTitle = Element(name: "title")
let resourceLink = Element(name: "link", isVoid: true)
let script = Element(name: "script")

let header = Element(name: "header")
let navigation = Element(name: "nav")
let main = Element(name: "main")
let section = Element(name: "section")
let division = Element(name: "div")
let span = Element(name: "span")
let heading1 = Element(name: "h1")
let heading2 = Element(name: "h2")
let heading3 = Element(name: "h3")
let paragraph = Element(name: "p")
let small = Element(name: "small")
let strong = Element(name: "strong")
/// Text in a direction of its own.
let keyboardKey = Element(name: "kbd")
let isolated = Element(name: "bdi")
let link = Element(name: "a")
let unorderedList = Element(name: "ul")
let orderedList = Element(name: "ol")
let listItem = Element(name: "li")
let descriptionList = Element(name: "dl")
let term = Element(name: "dt")
let description = Element(name: "dd")
let details = Element(name: "details")
let summary = Element(name: "summary")
let figure = Element(name: "figure")
let figureCaption = Element(name: "figcaption")
let time = Element(name: "time")

let table = Element(name: "table")
let caption = Element(name: "caption")
let tableHead = Element(name: "thead")
let tableBody = Element(name: "tbody")
let tableRow = Element(name: "tr")
let headerCell = Element(name: "th")
let cell = Element(name: "td")

let form = Element(name: "form")
let fieldset = Element(name: "fieldset")
let legend = Element(name: "legend")
let label = Element(name: "label")
let input = Element(name: "input", isVoid: true)
let select = Element(name: "select")
let option = Element(name: "option")
let textArea = Element(name: "textarea")
let button = Element(name: "button")
let dataList = Element(name: "datalist")
let template = Element(name: "template")
let dialog = Element(name: "dialog")
let inlineFrame = Element(name: "iframe")

let graphic = Element(name: "svg")
let definitions = Element(name: "defs")
let pattern = Element(name: "pattern")
let outline = Element(name: "path")
let rectangle = Element(name: "rect")
let line = Element(name: "line")
let graphicText = Element(name: "text")
