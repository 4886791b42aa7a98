/// Who sells in the demo, as BillingService reads it from its settings. The numbers have right check digits and belong to nobody.
enum DemoSeller {
    static let settings = [
        "SELLER_NAME": "dembrane B.V.",
        "SELLER_ADDRESS_LINE1": "Keizersgracht 1",
        "SELLER_POSTAL_CODE": "1015 CC",
        "SELLER_CITY": "Amsterdam",
        "SELLER_COUNTRY": "NL",
        "SELLER_COMPANY_ID": "12345678",
        "SELLER_VAT_ID": "NL001234560B01",
        "SELLER_EMAIL": "billing@dembrane.example",
        "SELLER_PEPPOL_ID": "0106:12345678",
        "SELLER_IBAN": "NL91 ABNA 0417 1643 00",
        "SELLER_BIC": "ABNANL2A",
        "TWO_PERSON_ABOVE_CENTS": "1000000",
    ]
}
