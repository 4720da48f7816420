//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Lift definition: two groups, their planned ratio, and when orders count")
struct LiftDefinitionTests {
    @Test("The customary choices have this JSON, and read back equal")
    func standardJSON() throws {
        let definition = try LiftDefinition(control: SegmentID("without"), treatment: SegmentID("with"), currency: .eur)
        let text =
            #"{"confidence":95,"control":"without","controlWeight":1,"currency":"EUR","delivery":"atLeastOnce","#
            + #""kind":"lift","minimumSample":30,"treatment":"with","treatmentWeight":1,"version":1,"window":{}}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(LiftDefinition.self, from: text) == definition)
    }

    @Test("Every choice reads back equal")
    func roundTrip() throws {
        let definition = try LiftDefinition(
            control: SegmentID("without"),
            treatment: SegmentID("with"),
            controlWeight: 1,
            treatmentWeight: 9,
            currency: .jpy,
            window: TimeWindow(from: .unixEpoch, to: .latest),
            delivery: .exactlyOnce,
            confidence: .percent90,
            minimumSample: 100
        )
        let text = try CanonicalJSON.text(of: definition)
        #expect(try CanonicalJSON.decode(LiftDefinition.self, from: text) == definition)
    }

    @Test(
        "One segment in both places, a group without weight, and no minimum are refused",
        arguments: [
            ("a", "a", 1, 1, 1), ("a", "b", 0, 1, 1), ("a", "b", 1, -1, 1), ("a", "b", 1, 1, 0),
            ("a", "b", 9_007_199_254_740_991, 1, 1),
        ] as [(String, String, Int64, Int64, Int64)]
    )
    func refused(control: String, treatment: String, first: Int64, second: Int64, minimum: Int64) {
        let error = #expect(throws: MetricsError.self) {
            try LiftDefinition(
                control: SegmentID(control),
                treatment: SegmentID(treatment),
                controlWeight: first,
                treatmentWeight: second,
                currency: .eur,
                minimumSample: minimum
            )
        }
        #expect(error?.code == .invalidDefinition)
    }

    @Test("Another kind and another version are refused", arguments: [("lift", 2), ("nps", 1)])
    func otherKind(kind: String, version: Int) {
        checkRefused(
            LiftDefinition.self,
            #"{"confidence":95,"control":"a","controlWeight":1,"currency":"EUR","delivery":"atLeastOnce","#
                + #""kind":"\#(kind)","minimumSample":30,"treatment":"b","treatmentWeight":1,"version":\#(version),"#
                + #""window":{}}"#
        )
    }
}
