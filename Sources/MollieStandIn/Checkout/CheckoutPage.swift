import HTTP

/// The page on which a customer pays by a link.
struct CheckoutPage {
    let link: Link
    let state: Link.State

    var response: HTTPResponse {
        var response = HTTPResponse(contentType: "text/html; charset=utf-8", Array(html.utf8))
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        response.headers["Cache-Control"] = "no-store"
        return response
    }

    private var html: String {
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>Pay € \(link.amount.text)</title>
        <style>body { font: 1rem system-ui; max-width: 30rem; margin: 4rem auto; } button { font: inherit; padding: .5rem 1rem; }</style>
        <h1>\(escaped(link.description))</h1>
        <p>€ \(link.amount.text)</p>
        \(action)
        <p><small>This stands in for Mollie. No money moves.</small></p>
        </html>
        """
    }

    private var action: String {
        switch state {
        case .open:
            """
            <form method="post">
            <button name="status" value="paid">Pay</button>
            <button name="status" value="failed">Fail</button>
            <button name="status" value="canceled">Cancel</button>
            </form>
            """
        case .paid: "<p>Paid, thank you.</p>"
        case .expired: "<p>This link has expired.</p>"
        case .archived: "<p>This link is closed.</p>"
        }
    }

    /// Scalar by scalar: a `<` with a combining mark is another character to Swift, and still a `<` to a browser.
    private func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}
