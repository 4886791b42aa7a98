/// Where in the list that one came from the thing of this page stands; the script fills it.
enum ListPlace {
    static let html = navigation(.id("list-place"), .class("list-place"), .label("Place in the list"), Attribute("hidden"))
}
