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

@Suite("Foundation JSON: both coders read each other's text")
struct FoundationJSONTests {
    /// Both coders write the value, each reads what the other wrote, and here the texts agree to the byte.
    private func expectAgreement<Value: Codable & Equatable>(on value: Value) throws {
        let canonical = try CanonicalJSON.encode(value)
        let foundation = try FoundationJSON.makeEncoder().encode(value)
        #expect(String(decoding: canonical, as: UTF8.self) == String(decoding: foundation, as: UTF8.self))
        #expect(try CanonicalJSON.decode(Value.self, from: foundation) == value)
        #expect(try FoundationJSON.makeDecoder().decode(Value.self, from: Data(canonical)) == value)
    }

    @Test("Quantities")
    func quantities() throws {
        try expectAgreement(on: [Money(minorUnits: 840, in: .eur), Money(minorUnits: -9_007_199_254_740_991, in: .jpy)])
        try expectAgreement(on: [
            Points(steps: 50, in: .points), Points(steps: -1, in: PointUnit("miles", decimals: 2)),
        ])
        try expectAgreement(on: [Rate.percent(5), Rate(1, per: 3), Rate.zero])
        try expectAgreement(on: [Quantity.one, Quantity(parsing: "-0.25")])
        try expectAgreement(on: [Currency.kwd, Currency(custom: "CRED", exponent: 0)])
        try expectAgreement(on: RoundingRule.allCases)
    }

    @Test("Time")
    func time() throws {
        try expectAgreement(on: [Timestamp.earliest, .unixEpoch, .latest])
        try expectAgreement(on: [CivilDate.earliest, .latest])
        try expectAgreement(on: [TimeSpan(microseconds: .min), .zero, .days(14)])
        try expectAgreement(on: [CalendarStep(months: 1, days: -2)])
    }

    @Test("Identifiers, and dictionaries under them")
    func identifiers() throws {
        try expectAgreement(on: ["o/1", "Заказ 2", "\"3\"", "emoji 😀"].map { try OrderID($0) })
        try expectAgreement(on: [CustomerID("b"): 1, CustomerID("a"): 2, CustomerID("a/c"): 3])
        try expectAgreement(on: [ReasonCode.nearMiss])
    }

    @Test("JSON values")
    func values() throws {
        try expectAgreement(
            on: JSONValue.object([
                "null": .null, "flag": .bool(true), "most": .integer(.max), "least": .integer(.min),
                "text": .string("\u{1}\u{1F} \n/\"\\ é"), "list": .array([.integer(1), .string("")]),
                "empty": .object([:]),
            ])
        )
    }

    @Test("Reasons and explanations")
    func explanations() throws {
        let reason = Reason(
            "points.insufficient",
            ["needed": .points(try Points(steps: 50, in: .points)), "day": .date(.latest), "known": .missing]
        )
        try expectAgreement(on: reason)
        try expectAgreement(
            on: Explanation(
                .no,
                reason,
                actual: .money(try Money(minorUnits: 4_160, in: .eur)),
                threshold: .rate(.one),
                path: "accrual/0",
                rounding: RoundingStep(exact: .decimal(ExactDecimal(1)), rounded: .integer(1), rule: .down),
                nearMiss: NearMiss(shortfall: .flag(true), outcome: .instant(.unixEpoch)),
                children: [Explanation(.unknown, Reason("a.b")), Explanation(nil, Reason("c.d"))]
            )
        )
        try expectAgreement(on: MessageCatalog.core)
    }

    @Test("Foundation's coder passes on the errors of Core")
    func errors() {
        let error = #expect(throws: CoreError.self) {
            try FoundationJSON.makeDecoder().decode(CustomerID.self, from: Data(#""""#.utf8))
        }
        #expect(error?.code == .invalidIdentifier)
    }
}
