//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Currency: ISO 4217 and what a host counts like money")
struct CurrencyTests {
    @Test("The rouble has 2 decimals, and store credit as many as the host says")
    func documentedSample() throws {
        let rouble = try Currency("RUB")
        let credit = try Currency(custom: "CRED", exponent: 0)
        #expect(rouble.exponent == 2)
        #expect(credit.exponent == 0)
        #expect(rouble.isISO4217 && !credit.isISO4217)
    }

    @Test(
        "A currency of ISO 4217 has its own decimals",
        arguments: [
            ("JPY", 0), ("KRW", 0), ("VND", 0), ("CLP", 0), ("ISK", 0), ("RUB", 2), ("EUR", 2), ("USD", 2), ("MRU", 2),
            ("VED", 2), ("ZWG", 2), ("XCG", 2), ("KWD", 3), ("TND", 3), ("IQD", 3), ("CLF", 4), ("UYW", 4),
        ]
    )
    func decimals(code: String, exponent: Int8) throws {
        let currency = try Currency(code)
        #expect(currency.exponent == exponent)
        #expect(currency.code == code)
        #expect(currency.description == code)
        #expect(try Currency(custom: code, exponent: Int(exponent)) == currency)
    }

    @Test("Only these currencies of ISO 4217 have other than 2 decimals")
    func unusualDecimals() throws {
        let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(Unicode.Scalar($0)) }
        var found: [Int8: [String]] = [:]
        for first in letters {
            for second in letters {
                for third in letters {
                    guard let currency = try? Currency(first + second + third) else { continue }
                    found[currency.exponent, default: []].append(currency.code)
                }
            }
        }
        let none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
        #expect(found[0]?.joined(separator: " ") == none)
        #expect(found[3]?.joined(separator: " ") == "BHD IQD JOD KWD LYD OMR TND")
        #expect(found[4]?.joined(separator: " ") == "CLF UYW")
        #expect(found.keys.sorted() == [0, 2, 3, 4])
    }

    @Test("The constants are the currencies of their codes")
    func constants() throws {
        for (constant, code) in [
            (Currency.rub, "RUB"), (.eur, "EUR"), (.usd, "USD"), (.gbp, "GBP"), (.jpy, "JPY"), (.kwd, "KWD"),
        ] {
            #expect(try Currency(code) == constant)
        }
    }

    @Test(
        "A code that ISO 4217 does not list with a minor unit is refused",
        arguments: [
            "", "R", "RU", "rub", "RUBL", "RUBLE", "XAU", "XXX", "XTS", "ZZZ", "R B", "РУБ", "€", "RUB ", "RUB:2",
        ]
    )
    func unknownCode(code: String) {
        expectRefusal(.invalidCurrency) { try Currency(code) }
    }

    @Test(
        "A currency of a host's own has 3 or 4 capital letters or digits and 0 to 8 decimals",
        arguments: [("CRED", 0), ("XBT", 8), ("XAU", 4), ("A1B2", 1), ("000", 2)]
    )
    func custom(code: String, exponent: Int) throws {
        let currency = try Currency(custom: code, exponent: exponent)
        #expect(currency.code == code)
        #expect(Int(currency.exponent) == exponent)
        #expect(currency.description == "\(code):\(exponent)")
        try expectCanonical(currency, "\"\(code):\(exponent)\"")
    }

    @Test(
        "Any other code or number of decimals is refused",
        arguments: [
            ("CR", 0), ("CREDI", 0), ("cred", 0), ("CR-D", 0), ("", 0), ("CRED", -1), ("CRED", 9), ("CRED", .max),
            ("CRED", .min), (String(repeating: "A", count: 1_000_000), 0),
        ]
    )
    func customRefused(code: String, exponent: Int) {
        expectRefusal(.invalidCurrency) { try Currency(custom: code, exponent: exponent) }
    }

    @Test("A code of ISO 4217 never gets other decimals", arguments: [("RUB", 0), ("JPY", 2), ("KWD", 2), ("CLF", 2)])
    func contradiction(code: String, exponent: Int) {
        expectRefusal(.invalidCurrency) { try Currency(custom: code, exponent: exponent) }
    }

    @Test("Currencies of one code and different decimals are different")
    func equality() throws {
        #expect(try Currency(custom: "CRED", exponent: 0) != Currency(custom: "CRED", exponent: 2))
        #expect(try Currency(parsing: "RUB:2") == .rub)
    }

    @Test(
        "Any other text is refused",
        arguments: [
            "", ":", "CRED:", ":2", "CRED:+2", "CRED:02", "CRED:-1", "CRED:9", "CRED:1:1", "CRED: 1", "CRED", "RUB:3",
            "CRED:99999999999999999999", "CRED:٢",
        ]
    )
    func refusedText(text: String) {
        expectRefusal(.invalidCurrency) { try Currency(parsing: text) }
        expectRefusal(.invalidCurrency) { try CanonicalJSON.decode(Currency.self, from: "\"\(text)\"") }
    }

    @Test("A currency of ISO 4217 is coded as its code")
    func coding() throws {
        try expectCanonical([Currency.rub, .jpy], #"["RUB","JPY"]"#)
    }
}
