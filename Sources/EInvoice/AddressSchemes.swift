import CompanyIdentifiers

/// The schemes of addresses that receivers take: the code list EAS (rule BR-CL-25), as both rule sets have it since November 2024.
enum AddressSchemes {
    /// By which Peppol delivers (PEPPOL-EN16931-CL008). Those that `PeppolEndpoint` refuses as retired are left out.
    static let ofPeppol = schemes(
        """
        0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0170 0177 0183 0184 0188 0190 0191 0192 0195 0196 0198 0199
        0200 0201 0202 0204 0208 0209 0210 0211 0212 0213 0215 0216 0218 0221 0230 0235 9901 9910 9913 9914 9915 9918 9919 9920 9922 9923
        9924 9925 9926 9927 9928 9929 9930 9931 9932 9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949
        9950 9951 9952 9953 9957 9959
        """)

    /// All of EN 16931.
    static let ofEurope = ofPeppol.union(schemes("0194 0203 0205 0217 0219 0220 0225"))

    /// An e-mail address, for which Peppol has no scheme.
    static let mail = "EM"

    private static func schemes(_ codes: String) -> Set<IdentifierScheme> {
        Set(codes.split(whereSeparator: \.isWhitespace).compactMap { IdentifierScheme(code: $0) })
    }
}
