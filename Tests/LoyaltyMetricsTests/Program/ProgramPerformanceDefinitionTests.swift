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

@Suite("Program performance definition: one program, its points, money and months")
struct ProgramPerformanceDefinitionTests {
    @Test("The customary choices have this JSON, and read back equal")
    func standardJSON() throws {
        let definition = try ProgramPerformanceDefinition(
            program: ProgramID("club"),
            currency: .eur,
            zone: "Europe/Berlin"
        )
        let text =
            #"{"activeWithin":31536000000000,"confidence":95,"currency":"EUR","delivery":"atLeastOnce","#
            + #""kind":"programPerformance","minimumSample":30,"program":"club","unit":"points","version":1,"#
            + #""zone":"Europe/Berlin"}"#
        #expect(try CanonicalJSON.text(of: definition) == text)
        #expect(try CanonicalJSON.decode(ProgramPerformanceDefinition.self, from: text) == definition)
    }

    @Test("Every choice reads back equal")
    func roundTrip() throws {
        let definition = try ProgramPerformanceDefinition(
            program: ProgramID("air"),
            unit: PointUnit("miles", decimals: 2),
            currency: .jpy,
            zone: "+03:00",
            activeWithin: .days(90),
            delivery: .exactlyOnce,
            confidence: .percent99,
            minimumSample: 5
        )
        let text = try CanonicalJSON.text(of: definition)
        #expect(try CanonicalJSON.decode(ProgramPerformanceDefinition.self, from: text) == definition)
    }

    @Test("A zone without a name, no span and no minimum are refused")
    func refused() throws {
        for (zone, days, minimum) in [("", 1, 1), ("UTC", 0, 1), ("UTC", -1, 1), ("UTC", 1, 0)]
            as [(String, Int64, Int64)]
        {
            let error = #expect(throws: MetricsError.self) {
                try ProgramPerformanceDefinition(
                    program: ProgramID("club"),
                    currency: .eur,
                    zone: zone,
                    activeWithin: .days(days),
                    minimumSample: minimum
                )
            }
            #expect(error?.code == .invalidDefinition)
        }
    }

    @Test("Another kind and another version are refused", arguments: [("programPerformance", 2), ("nps", 1)])
    func otherKind(kind: String, version: Int) {
        checkRefused(
            ProgramPerformanceDefinition.self,
            #"{"activeWithin":1,"confidence":95,"currency":"EUR","delivery":"atLeastOnce","kind":"\#(kind)","#
                + #""minimumSample":30,"program":"club","unit":"points","version":\#(version),"zone":"UTC"}"#
        )
    }
}
