//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import LoyaltyCore
import LoyaltyFoundation
import Testing

@Suite("Decimal: money, points and rates, exactly or by a named rule")
struct DecimalTests {
    private func decimal(_ text: String) throws -> Decimal { try #require(Decimal(string: text)) }

    @Test(
        "An exact decimal becomes the same amount, and back",
        arguments: ["0", "12.5", "-12.5", "0.01", "-0.01", "90071992547409.91", "-90071992547409.91", "1000000"]
    )
    func exactMoney(text: String) throws {
        let money = try Money(exactly: decimal(text), in: .eur)
        #expect(money.decimal == (try decimal(text)))
        #expect(try money == Money(parsing: text, in: .eur))
    }

    @Test("A decimal with a large exponent is an amount like any other")
    func exponent() throws {
        #expect(try Money(exactly: Decimal(sign: .plus, exponent: 3, significand: 5), in: .jpy).minorUnits == 5_000)
        #expect(try Money(exactly: Decimal(sign: .plus, exponent: -1, significand: 50), in: .jpy).minorUnits == 5)
    }

    @Test("More decimals than the amount has are refused where exactness is asked for", arguments: ["0.001", "-1.005"])
    func inexact(text: String) throws {
        let value = try decimal(text)
        let money = #expect(throws: FoundationBridgeError.self) { try Money(exactly: value, in: .eur) }
        #expect(money?.code == .inexactDecimal)
        let points = #expect(throws: FoundationBridgeError.self) { try Points(exactly: value, in: .points) }
        #expect(points?.code == .inexactDecimal)
    }

    @Test(
        "Further decimals follow the rule",
        arguments: [
            Example("2.005", [200, 201, 200, 201, 200, 201]), Example("2.015", [201, 202, 201, 202, 202, 202]),
            Example("2.004", [200, 201, 200, 201, 200, 200]), Example("2.0051", [200, 201, 200, 201, 201, 201]),
            Example("2.006", [200, 201, 200, 201, 201, 201]), Example("2.00", [200, 200, 200, 200, 200, 200]),
            Example("-2.005", [-201, -200, -200, -201, -200, -201]),
            Example("-2.004", [-201, -200, -200, -201, -200, -200]),
            Example("-2.006", [-201, -200, -200, -201, -201, -201]),
            Example("0.00000000000000000000000000000000000001", [0, 1, 0, 1, 0, 0]),
        ]
    )
    func rounding(_ example: Example) throws {
        let value = try decimal(example.text)
        let rules: [RoundingRule] = [
            .down, .up, .towardZero, .awayFromZero, .toNearestOrEven, .toNearestOrAwayFromZero,
        ]
        let unit = try PointUnit("miles", decimals: 2)
        #expect(try rules.map { try Money(value, in: .eur, rounding: $0).minorUnits } == example.steps)
        #expect(try rules.map { try Points(value, in: unit, rounding: $0).steps } == example.steps)
    }

    @Test(
        "A decimal that is no number or too large is refused",
        arguments: [
            "90071992547409.92", "-90071992547409.92", "92233720368547758.08", "1e30", "-1e100", "NaN",
            "92233720368547758.079",
        ]
    )
    func outOfRange(text: String) throws {
        let value = try text == "NaN" ? Decimal.nan : decimal(text)
        let unit = try PointUnit("miles", decimals: 2)
        for attempt in [
            { _ = try Money(exactly: value, in: .eur) }, { _ = try Money(value, in: .eur, rounding: .up) },
            { _ = try Points(exactly: value, in: unit) }, { _ = try Points(value, in: unit, rounding: .up) },
        ] as [() throws -> Void] {
            let code = #expect(throws: FoundationBridgeError.self, performing: attempt)?.code
            #expect(code == .decimalOutOfRange || code == .inexactDecimal && text.hasSuffix("079"))
        }
    }

    @Test("Points become decimals and back")
    func points() throws {
        let unit = try PointUnit("miles", decimals: 2)
        let points = try Points(exactly: decimal("-12.5"), in: unit)
        #expect(points.steps == -1_250)
        #expect(points.decimal == (try decimal("-12.5")))
    }

    @Test(
        "A rate is a decimal exactly",
        arguments: zip(["0.025", "-0.145", "0", "2"], ["2.5%", "-14.5%", "0%", "200%"])
    )
    func rate(text: String, shown: String) throws {
        let rate = try Rate(exactly: decimal(text))
        #expect(try rate == Rate(parsing: shown))
        #expect(rate.exactDecimal == (try decimal(text)))
    }

    @Test("A rate beyond its terms is refused", arguments: ["1e30", "0.0000000000000000001", "0.000000000000000001"])
    func rateOutOfRange(text: String) throws {
        let value = try decimal(text)
        let error = #expect(throws: FoundationBridgeError.self) { try Rate(exactly: value) }
        #expect(error?.code == .decimalOutOfRange)
    }

    @Test("A rate that no decimal is exactly has none")
    func rateWithoutDecimal() throws {
        #expect(try Rate(1, per: 8).exactDecimal == decimal("0.125"))
        #expect(try Rate(1, per: 3).exactDecimal == nil)
        #expect(try Rate(1, per: 1 << 50).exactDecimal == nil)
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let steps: [Int64]
        init(_ text: String, _ steps: [Int64]) { (self.text, self.steps) = (text, steps) }
        var testDescription: String { text }
    }
}
