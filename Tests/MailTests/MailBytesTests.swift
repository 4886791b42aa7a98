import Contracts
import TestKit
import Testing

@testable import Mail

@Suite struct MailBytesTests {
    @Test func aPlainMailIsReadable() throws {
        let mail = try SampleMail.plain()
        let expected = """
            Date: Mon, 23 Nov 2026 09:00:00 +0000
            From: "Office" <office@dembrane.example>
            To: eva@customer.example
            Subject: Your invoice
            Message-ID: <mail-1@dembrane.example>
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Hello

            """
        #expect(text(of: mail) == expected)
    }

    @Test func aMailMayHaveEverything() throws {
        let mail = try SampleMail.full()
        let expected = """
            Date: Mon, 23 Nov 2026 09:00:00 +0000
            From: "Dembrane \\"Office\\"" <office@dembrane.example>
            To: =?UTF-8?B?Wm/DqyBkZSBWcmllcw==?=
             <zoe@customer.example>
            Reply-To: invoices@dembrane.example
            Subject: =?UTF-8?B?RmFjdHV1ciAyMDI24oCRMDAwMSB2b29yIENhZsOpIOKAnFpvw6s=?=
             =?UTF-8?B?4oCdLCB2ZXJzY2h1bGRpZ2Qgb3AgNyBkZWNlbWJlcg==?=
            Message-ID: <effect-1@dembrane.example>
            Auto-Submitted: auto-generated
            List-Unsubscribe: <https://backoffice.dembrane.example/unsubscribe?token=abc>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            Content-Language: nl
            MIME-Version: 1.0
            Content-Type: multipart/mixed;
             boundary="=_mixed_58274d1061461b030e5d07e686767394"

            --=_mixed_58274d1061461b030e5d07e686767394
            Content-Type: multipart/alternative;
             boundary="=_alternative_58274d1061461b030e5d07e686767394"

            --=_alternative_58274d1061461b030e5d07e686767394
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Dag Zo=C3=AB,

            =2Eeen punt =3D begin =09

            --=_alternative_58274d1061461b030e5d07e686767394
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Dag Zo=C3=AB</p>

            --=_alternative_58274d1061461b030e5d07e686767394--

            --=_mixed_58274d1061461b030e5d07e686767394
            Content-Type: application/pdf
            Content-Disposition: attachment;
             filename="invoice 1.pdf"
            Content-Transfer-Encoding: base64

            JVBERg==

            --=_mixed_58274d1061461b030e5d07e686767394
            Content-Type: text/xml
            Content-Disposition: attachment;
             filename*0*=UTF-8''Factuur%20%E2%80%9CZo%C3%AB%E2%80%9D%20van%20de%20maand;
             filename*1*=%20november%2C%20tweede%20exemplaar.xml
            Content-Transfer-Encoding: base64


            --=_mixed_58274d1061461b030e5d07e686767394--

            """
        #expect(text(of: mail) == expected)
    }

    /// With line feeds, as the expectations have them; a line end of any other kind would stay to be seen.
    private func text(of mail: MailMessage) -> String {
        String(decoding: mail.bytes(), as: UTF8.self).replacing("\r\n", with: "\n")
    }
}
