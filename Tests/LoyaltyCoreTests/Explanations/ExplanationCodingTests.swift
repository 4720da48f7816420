//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Explanation coding: stable names, exact values, bounded trees")
struct ExplanationCodingTests {
    @Test(
        "Each kind of value is an object whose one key is the kind",
        arguments: [
            #"{"date":"2026-11-21"}"#, #"{"decimal":"0.50"}"#, #"{"flag":false}"#,
            #"{"instant":"2026-11-21T09:30:00Z"}"#, #"{"integer":50}"#, #"{"missing":true}"#, #"{"rate":"12.5%"}"#,
            #"{"text":"gold"}"#,
        ]
    )
    func values(json: String) throws {
        let value = try CanonicalJSON.decode(ExplainedValue.self, from: json)
        #expect(try CanonicalJSON.text(of: value) == json)
    }

    @Test("Money and points are written as they are everywhere")
    func amounts() throws {
        let money = try Money(parsing: "8.40 EUR")
        let points = try Points(steps: 50, in: .points)
        #expect(
            try CanonicalJSON.text(of: ExplainedValue.money(money)) == "{\"money\":\(CanonicalJSON.text(of: money))}"
        )
        #expect(
            try CanonicalJSON.text(of: ExplainedValue.points(points))
                == "{\"points\":\(CanonicalJSON.text(of: points))}"
        )
        for value in [ExplainedValue.money(money), .points(points)] {
            #expect(try CanonicalJSON.decode(ExplainedValue.self, from: CanonicalJSON.encode(value)) == value)
        }
    }

    @Test(
        "A value of no kind, of two kinds or of an unknown kind is refused",
        arguments: ["{}", #"{"flag":true,"integer":1}"#, #"{"colour":"red"}"#, #"{"missing":false}"#]
    )
    func notAValue(json: String) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(ExplainedValue.self, from: json) }
        #expect(error?.code == .unexpectedJSON)
    }

    @Test("A reason is its code, and its values if it has any")
    func reason() throws {
        let plain = Reason("visit.tooEarly")
        #expect(try CanonicalJSON.text(of: plain) == #"{"code":"visit.tooEarly"}"#)
        let full = Reason("points.insufficient", ["needed": .integer(50), "available": .integer(40)])
        let json = #"{"code":"points.insufficient","values":{"available":{"integer":40},"needed":{"integer":50}}}"#
        #expect(try CanonicalJSON.text(of: full) == json)
        #expect(try CanonicalJSON.decode(Reason.self, from: json) == full)
        #expect(try CanonicalJSON.decode(Reason.self, from: CanonicalJSON.encode(plain)) == plain)
    }

    @Test("A reason with more values than the limit is refused")
    func tooManyValues() throws {
        func values(_ count: Int) -> [String: ExplainedValue] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("v\($0)", .integer(1)) })
        }
        let most = Reason("a.b", values(Reason.maximumValues))
        #expect(try CanonicalJSON.decode(Reason.self, from: CanonicalJSON.encode(most)) == most)
        let beyond = try CanonicalJSON.encode(Reason("a.b", values(Reason.maximumValues + 1)))
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Reason.self, from: beyond) }
        #expect(error?.code == .limitExceeded)
    }

    @Test("The golden tree")
    func golden() throws {
        let tree = Explanation(
            .no,
            Reason("accrual.none", ["order": .text("o-1")]),
            children: [
                Explanation(
                    .unknown,
                    Reason("spend.belowThreshold"),
                    actual: .missing,
                    threshold: .integer(50),
                    path: "accrual/0",
                    nearMiss: NearMiss(shortfall: .integer(8), outcome: .flag(true))
                ),
                Explanation(
                    nil,
                    Reason("accrual.computed"),
                    rounding: RoundingStep(
                        exact: .decimal(try ExactDecimal(parsing: "83.2")),
                        rounded: .integer(83),
                        rule: .down
                    )
                ),
            ]
        )
        let json =
            #"{"children":[{"actual":{"missing":true},"code":"spend.belowThreshold","nearMiss":"#
            + #"{"code":"explanation.nearMiss","outcome":{"flag":true},"shortfall":{"integer":8}},"#
            + #""path":"accrual/0","threshold":{"integer":50},"verdict":"unknown"},"#
            + #"{"code":"accrual.computed","rounding":{"exact":{"decimal":"83.2"},"rounded":{"integer":83},"#
            + #""rule":"down"}}],"code":"accrual.none","values":{"order":{"text":"o-1"}},"verdict":"no"}"#
        #expect(try CanonicalJSON.text(of: tree) == json)
        #expect(try CanonicalJSON.decode(Explanation.self, from: json) == tree)
    }

    @Test("The deepest tree is coded; a deeper one is refused both ways")
    func depth() throws {
        var deepest = Explanation(.yes, Reason("leaf"))
        for _ in 1..<Explanation.maximumDepth { deepest = Explanation(.yes, Reason("node"), children: [deepest]) }
        let json = try CanonicalJSON.text(of: deepest)
        #expect(try CanonicalJSON.decode(Explanation.self, from: json) == deepest)

        let deeper = Explanation(.yes, Reason("root"), children: [deepest])
        let encoding = #expect(throws: CoreError.self) { try CanonicalJSON.text(of: deeper) }
        #expect(encoding?.code == .limitExceeded)
        let decoding = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(Explanation.self, from: #"{"code":"root","children":["# + json + "]}")
        }
        #expect(decoding?.code == .limitExceeded)
    }

    @Test("The largest tree is coded; a larger one is refused both ways")
    func size() throws {
        let leaves = Array(repeating: Explanation(.yes, Reason("leaf")), count: Explanation.maximumNodes)
        let largest = Explanation(nil, Reason("root"), children: Array(leaves.dropLast()))
        let json = try CanonicalJSON.text(of: largest)
        #expect(try CanonicalJSON.decode(Explanation.self, from: json) == largest)

        let larger = Explanation(nil, Reason("root"), children: leaves)
        let encoding = #expect(throws: CoreError.self) { try CanonicalJSON.text(of: larger) }
        #expect(encoding?.code == .limitExceeded)
        let list = Array(repeating: #"{"code":"leaf"}"#, count: Explanation.maximumNodes).joined(separator: ",")
        let decoding = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(Explanation.self, from: #"{"code":"root","children":["# + list + "]}")
        }
        #expect(decoding?.code == .limitExceeded)
    }
}
