import Cryptography
import DocumentParts
import QR

/// A certificate as one HTML page that needs nothing beside itself: it may be shown in a browser, printed on A4 and sent as a file.
public struct CertificateHTML: Sendable {
    private let certificate: Certificate

    public init(_ certificate: Certificate) {
        self.certificate = certificate
    }

    private static let contentSecurityPolicy: String = {
        let digest = Base64.encode(Digest.sha256(Array("\(styleSheet)".utf8)))
        return "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'"
    }()

    /// The page in UTF-8.
    public var bytes: [UInt8] {
        var html = Array("<!doctype html>\n".utf8)
        HTMLNode.element("html", [HTMLAttribute("lang", "en")], [head, body]).write(to: &html)
        html.append(UInt8(ascii: "\n"))
        return html
    }

    private var head: HTMLNode {
        let viewport = [HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1")]
        let policy = [HTMLAttribute("http-equiv", "Content-Security-Policy"), HTMLAttribute("content", Self.contentSecurityPolicy)]
        return .element(
            "head", [],
            [
                .void("meta", [HTMLAttribute("charset", "utf-8")]), .void("meta", policy), .void("meta", viewport),
                .element("title", text: "\(Certificate.title) \(certificate.code.grouped)"), .style(Self.styleSheet),
            ])
    }

    private var body: HTMLNode {
        let parts: [HTMLNode?] = [
            .element("p", [.class("quiet"), .ownDirection], text: certificate.issuer),
            .element("h1", text: "\(Certificate.title) · \(Certificate.dutchTitle)"),
            .element("p", [.class("holder"), .ownDirection], text: certificate.holder),
            .element("p", [.class("quiet")], text: Certificate.claim),
            .element("p", [.class("training"), .ownDirection], text: certificate.trainingTitle),
            certificate.warning.map { .element("p", [.class("warning")], text: $0) },
            .element("footer", [], [facts] + [code].compactMap { $0 }),
        ]
        return .element("body", [], [.element("main", [], parts.compactMap { $0 })])
    }

    private var facts: HTMLNode {
        let pairs = certificate.facts.map { fact in
            HTMLNode.element("div", [], [.element("dt", text: fact.label), .element("dd", [], [.element("bdi", text: fact.value)])])
        }
        return .element("dl", [], pairs)
    }

    private var code: HTMLNode? {
        guard let address = certificate.address, let picture = certificate.picture else { return nil }
        return .element(
            "figure", [],
            [.picture(of: picture), .element("figcaption", [], [.text(Certificate.check), .void("br", []), .text(address)])])
    }

    /// For screens and for paper. It is the same for every certificate, so that a policy can name it by its digest.
    private static let styleSheet: StaticString = """
        :root { color-scheme: light; --ink: #1f2328; --quiet: #59626d; --line: #d5d9de; --tint: #f4f6f8; }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--tint); color: var(--ink); overflow-wrap: anywhere;
          font: 14px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "DejaVu Sans", Arial, sans-serif; }
        main { max-width: 50rem; margin: 2rem auto; padding: 4rem; background: #fff; border: 1px solid var(--line); }
        h1, p, dl, dd, figure { margin: 0; }
        h1 { margin: 2rem 0 2.5rem; font-size: 2rem; line-height: 1.2; }
        .holder { font-size: 2rem; font-weight: 600; line-height: 1.3; text-align: left; }
        .training { margin-top: 1.5rem; font-size: 1.375rem; font-weight: 600; text-align: left; }
        .warning { margin-top: 1.5rem; font-size: 1.125rem; font-weight: 600; color: #a40e26; }
        .quiet, dt, figcaption { color: var(--quiet); }
        dt, figcaption { font-size: .8125rem; }
        dd { margin-bottom: .5rem; }
        footer { display: flex; justify-content: space-between; gap: 2rem; margin-top: 4rem; padding-top: 1.5rem;
          border-top: 1px solid var(--line); }
        figure { flex: none; width: 12rem; }
        svg { display: block; width: 100%; background: #fff; }
        @media screen and (max-width: 40rem) {
          main { margin: 0; padding: 1.25rem; border: 0; }
          footer { display: grid; }
        }
        @page { size: A4; margin: 20mm; }
        @media print {
          body { background: none; }
          main { max-width: none; margin: 0; padding: 0; border: 0; }
          svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          footer { break-inside: avoid; }
        }
        """
}
