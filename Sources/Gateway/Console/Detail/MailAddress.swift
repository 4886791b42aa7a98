/// An address to write to, or to copy.
struct MailAddress {
    let address: String

    func html() -> HTML {
        span(.class("address-line")) {
            link(.href(MailLink.destination(address)), .title(ShownName(address).whole)) { ShownName(address).html() }
            CopyButton(text: address, what: "the address").html()
        }
    }
}
