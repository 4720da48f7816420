//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one leaving.
struct ChurnFact: Hashable, Codable, Sendable {
    let reason: ReasonName?
}

/// How many left for each reason, and for an unknown one.
struct ReasonCounts: FactState {
    private(set) var counts: [ReasonName: Int64] = [:]
    private(set) var unknown: Int64 = 0
    private var total: Int64 = 0

    mutating func add(_ fact: ChurnFact) throws(MetricsError) {
        total = try Tally.sum(total, 1)
        if let reason = fact.reason { counts[reason, default: 0] += 1 } else { unknown += 1 }
    }

    mutating func merge(_ other: ReasonCounts) throws(MetricsError) {
        // No part is greater than the whole, so that checking the whole is enough.
        total = try Tally.sum(total, other.total)
        counts.merge(other.counts) { $0 + $1 }
        unknown += other.unknown
    }
}

// MARK: - Coding

extension ReasonCounts {
    private enum CodingKeys: String, CodingKey { case counts, unknown }

    private struct Entry: Codable {
        let count: Int64
        let reason: ReasonName
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let entries = try container.decode([Entry].self, forKey: .counts)
        for entry in entries { counts[entry.reason] = entry.count }
        try container.check(
            counts.count == entries.count && entries.allSatisfy { $0.count > 0 },
            .counts,
            "a reason stands once in a state, with a count"
        )
        unknown = try container.decode(Int64.self, forKey: .unknown)
        total = try Tally.sum(ofCounts: entries.map(\.count) + [unknown])
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let entries = counts.sorted { $0.key < $1.key }
        try container.encode(entries.map { Entry(count: $0.value, reason: $0.key) }, forKey: .counts)
        try container.encode(unknown, forKey: .unknown)
    }
}
