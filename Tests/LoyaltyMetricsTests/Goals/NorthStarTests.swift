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

@Suite("North Star metric: the parts sum to the whole")
struct NorthStarTests {
    func goal() throws -> Goal {
        try Goal(baseline: 1_200, target: 2_000, actual: 1_500, elapsedDays: 90, days: 180)
    }

    @Test("Segments stand by what they gained, and their growth sums to the whole's")
    func contributions() throws {
        let star = try NorthStar(
            goal: goal(),
            segments: [
                NorthStarSegment(SegmentID("shops"), baseline: 500, actual: 450),
                NorthStarSegment(SegmentID("online"), baseline: 700, actual: 1_050),
            ]
        )
        #expect(star.goal.growth == 0.25)
        #expect(star.contributions.map(\.part.segment.text) == ["online", "shops"])
        #expect(star.contributions.map(\.change) == [350, -50])
        #expect(star.contributions.first?.share == 0.7)
        #expect(isClose(star.contributions.compactMap(\.growth).reduce(0, +), 0.25))
    }

    @Test("Equal gains stand by name")
    func ties() throws {
        let parts = try ["c", "a", "b"].map { try NorthStarSegment(SegmentID($0), baseline: 400, actual: 500) }
        #expect(try NorthStar(goal: goal(), segments: parts).contributions.map(\.part.segment.text) == ["a", "b", "c"])
    }

    @Test("A figure may be undivided, and shares of nothing are no shares")
    func undivided() throws {
        #expect(try NorthStar(goal: goal()).contributions.isEmpty)
        let nothing = try Goal(baseline: 0, target: 5, actual: 0, elapsedDays: 0, days: 1)
        let star = try NorthStar(goal: nothing, segments: [NorthStarSegment(SegmentID("all"), baseline: 0, actual: 0)])
        #expect(star.contributions.first?.share == nil && star.contributions.first?.growth == nil)
    }

    @Test(
        "Parts that do not sum to the whole, or a segment twice, are refused",
        arguments: [
            [("a", Int64(1_200), Int64(1_499))], [("a", 1_199, 1_500)], [("a", 1_200, 1_500), ("a", 0, 0)],
        ]
    )
    func refused(parts: [(String, Int64, Int64)]) throws {
        let segments = try parts.map { try NorthStarSegment(SegmentID($0.0), baseline: $0.1, actual: $0.2) }
        let error = #expect(throws: MetricsError.self) { try NorthStar(goal: goal(), segments: segments) }
        #expect(error?.code == .invalidCounts)
    }

    @Test("A part beyond 2^53 - 1 is refused", arguments: [Int64.min, .max])
    func beyond(figure: Int64) throws {
        for (baseline, actual) in [(figure, 0), (0, figure)] {
            let part = try NorthStarSegment(SegmentID("a"), baseline: baseline, actual: actual)
            let error = #expect(throws: MetricsError.self) { try NorthStar(goal: goal(), segments: [part]) }
            #expect(error?.code == .sumOutOfRange)
        }
    }
}
