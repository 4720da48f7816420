//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is kept of one promise.
struct PromiseFact: Hashable, Codable, Sendable {
    let start: Timestamp?
    let due: Timestamp
    let keptAt: Timestamp?

    init(_ promise: Promise) {
        start = promise.start
        due = promise.due
        keptAt = promise.keptAt
    }
}

/// How many promises were kept, too early or too late, and when those are due that were not.
struct PromiseCounts: FactState {
    /// One promise.
    typealias Fact = PromiseFact

    private(set) var kept: Int64 = 0
    private(set) var early: Int64 = 0
    private(set) var late: Int64 = 0
    private(set) var open: [Timestamp: Int64] = [:]
    /// How many there are; no count is greater.
    private var total: Int64 = 0

    mutating func add(_ fact: PromiseFact) throws(MetricsError) {
        total = try Tally.sum(total, 1)
        guard let keptAt = fact.keptAt else { return open[fact.due, default: 0] += 1 }
        if keptAt > fact.due {
            late += 1
        } else if keptAt < fact.start ?? keptAt {
            early += 1
        } else {
            kept += 1
        }
    }

    mutating func merge(_ other: PromiseCounts) throws(MetricsError) {
        total = try Tally.sum(total, other.total)
        kept += other.kept
        early += other.early
        late += other.late
        open.merge(other.open, uniquingKeysWith: +)
    }
}

// MARK: - Coding

extension PromiseCounts {
    private enum CodingKeys: String, CodingKey { case early, kept, late, open }

    private struct Entry: Codable {
        let due: Timestamp
        let count: Int64
    }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        kept = try container.decode(Int64.self, forKey: .kept)
        early = try container.decode(Int64.self, forKey: .early)
        late = try container.decode(Int64.self, forKey: .late)
        let entries = try container.decode([Entry].self, forKey: .open)
        for entry in entries { open[entry.due] = entry.count }
        try container.check(
            open.count == entries.count && entries.allSatisfy { $0.count > 0 },
            .open,
            "an instant stands once in a state, with a promise or more"
        )
        total = try Tally.sum(ofCounts: [kept, early, late] + entries.map(\.count))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kept, forKey: .kept)
        try container.encode(early, forKey: .early)
        try container.encode(late, forKey: .late)
        let entries = open.sorted { $0.key < $1.key }
        try container.encode(entries.map { Entry(due: $0.key, count: $0.value) }, forKey: .open)
    }
}
