//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one visit to know its length and depth.
struct SessionFact: Hashable, Codable, Sendable {
    let depth: Int64?
    let isAnonymous: Bool
    let seconds: Int64?

    init(_ visit: Visit) {
        depth = visit.depth.map(Int64.init)
        isAnonymous = visit.customer == nil
        // A fraction of a second before the start is negative too, and is counted as such.
        seconds = visit.duration.map { $0 < .zero ? -1 : $0.microseconds / 1_000_000 }
    }
}

/// Histograms of seconds and depths, and the visits that have none.
struct SessionTotals: FactState {
    private(set) var seconds = Percentiles()
    private(set) var depths = Percentiles()
    private(set) var withoutDuration: Int64 = 0
    private(set) var withoutDepth: Int64 = 0
    private(set) var negativeDurations: Int64 = 0
    private(set) var negativeDepths: Int64 = 0
    private(set) var anonymous: Int64 = 0

    /// How many visits there are: none of the counts is greater.
    private var visits: Int64 = 0

    mutating func addSeconds(_ value: Int64) throws(MetricsError) {
        if value < 0 { negativeDurations += 1 } else { try seconds.add(value) }
    }

    mutating func addDepth(_ value: Int64) throws(MetricsError) {
        if value < 0 { negativeDepths += 1 } else { try depths.add(value) }
    }

    mutating func add(_ fact: SessionFact) throws(MetricsError) {
        // Seconds always fit; once the depth and the number of visits do, nothing else is refused half-way.
        guard fact.depth ?? 0 <= Tally.maximum else { throw Tally.tooLarge }
        visits = try Tally.sum(visits, 1)
        if let value = fact.seconds { try addSeconds(value) } else { withoutDuration += 1 }
        if let value = fact.depth { try addDepth(value) } else { withoutDepth += 1 }
        if fact.isAnonymous { anonymous += 1 }
    }

    mutating func merge(_ other: SessionTotals) throws(MetricsError) {
        visits = try Tally.sum(visits, other.visits)
        try seconds.merge(other.seconds)
        try depths.merge(other.depths)
        withoutDuration += other.withoutDuration
        withoutDepth += other.withoutDepth
        negativeDurations += other.negativeDurations
        negativeDepths += other.negativeDepths
        anonymous += other.anonymous
    }
}

// MARK: - Coding

extension SessionTotals {
    private enum CodingKeys: String, CodingKey {
        case anonymous, depths, negativeDepths, negativeDurations, seconds, withoutDepth, withoutDuration
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        seconds = try container.decode(Percentiles.self, forKey: .seconds)
        depths = try container.decode(Percentiles.self, forKey: .depths)
        withoutDuration = try container.decode(Int64.self, forKey: .withoutDuration)
        withoutDepth = try container.decode(Int64.self, forKey: .withoutDepth)
        negativeDurations = try container.decode(Int64.self, forKey: .negativeDurations)
        negativeDepths = try container.decode(Int64.self, forKey: .negativeDepths)
        anonymous = try container.decode(Int64.self, forKey: .anonymous)
        visits = try Tally.sum(ofCounts: [seconds.total, withoutDuration, negativeDurations])
        let same = try Tally.sum(ofCounts: [depths.total, withoutDepth, negativeDepths])
        try container.check(
            visits == same && (0...visits).contains(anonymous) && seconds.minimum ?? 0 >= 0
                && depths.minimum ?? 0 >= 0,
            .seconds,
            "each visit has a duration or none, and a depth or none"
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(seconds, forKey: .seconds)
        try container.encode(depths, forKey: .depths)
        try container.encode(withoutDuration, forKey: .withoutDuration)
        try container.encode(withoutDepth, forKey: .withoutDepth)
        try container.encode(negativeDurations, forKey: .negativeDurations)
        try container.encode(negativeDepths, forKey: .negativeDepths)
        try container.encode(anonymous, forKey: .anonymous)
    }
}
