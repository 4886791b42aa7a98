/// The token that a form or script of the console sends along, so that no other site can act in the person's name.
enum FormToken {
    static let fieldName = "csrf_token"
    static let headerName = "X-CSRF-Token"
}
