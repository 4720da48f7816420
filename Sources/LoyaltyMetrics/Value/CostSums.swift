//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The sums of costs by what they are for.
struct CostSums: FactState {
    /// What a cost is for.
    enum Use: String, Codable, CaseIterable, Sendable { case acquisition, retention, other }

    /// One cost.
    struct Fact: Hashable, Codable, Sendable {
        let use: Use
        let minorUnits: Int64
    }

    private(set) var costs: Int64 = 0
    private(set) var minorUnits: [Use: Int64] = [:]

    mutating func add(_ fact: Fact) throws(MetricsError) {
        guard fact.minorUnits >= 0 else { throw MetricsError(.invalidCounts, "a cost is zero or more") }
        let count = try Tally.sum(costs, 1)
        minorUnits[fact.use] = try Tally.sum(minorUnits[fact.use] ?? 0, fact.minorUnits)
        costs = count
    }

    mutating func merge(_ other: CostSums) throws(MetricsError) {
        var whole = self
        whole.costs = try Tally.sum(costs, other.costs)
        for (use, sum) in other.minorUnits { whole.minorUnits[use] = try Tally.sum(minorUnits[use] ?? 0, sum) }
        self = whole
    }
}

// MARK: - Coding

extension CostSums {
    private enum CodingKeys: String, CodingKey { case acquisition, costs, other, retention }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        costs = try Tally.sum(ofCounts: [container.decode(Int64.self, forKey: .costs)])
        for (use, key) in [(Use.acquisition, CodingKeys.acquisition), (.retention, .retention), (.other, .other)] {
            guard let sum = try container.decodeIfPresent(Int64.self, forKey: key) else { continue }
            minorUnits[use] = try Tally.sum(ofCounts: [sum])
        }
        try container.check(costs > 0 || minorUnits.isEmpty, .costs, "sums come from a cost or more")
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(costs, forKey: .costs)
        try container.encodeIfPresent(minorUnits[.acquisition], forKey: .acquisition)
        try container.encodeIfPresent(minorUnits[.retention], forKey: .retention)
        try container.encodeIfPresent(minorUnits[.other], forKey: .other)
    }
}
