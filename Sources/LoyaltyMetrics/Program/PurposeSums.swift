//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What costs fold into: sums by purpose.
struct PurposeSums: FactState {
    /// What is kept of one cost.
    struct Fact: Hashable, Codable, Sendable {
        let purpose: ReasonName
        let minorUnits: Int64
    }

    private(set) var sums: [ReasonName: Int64] = [:]

    mutating func add(_ fact: Fact) throws(MetricsError) {
        sums[fact.purpose] = try Tally.signedSum(sums[fact.purpose, default: 0], fact.minorUnits)
    }

    mutating func merge(_ other: Self) throws(MetricsError) {
        var whole = self
        for (purpose, sum) in other.sums { try whole.add(Fact(purpose: purpose, minorUnits: sum)) }
        self = whole
    }
}

// MARK: - Coding

extension PurposeSums {
    private enum CodingKeys: String, CodingKey { case purposes }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        for entry in try container.decode([Fact].self, forKey: .purposes) {
            try container.check(sums[entry.purpose] == nil, .purposes, "a purpose stands once in a state")
            try add(entry)
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let entries = sums.sorted { $0.key < $1.key }
        try container.encode(entries.map { Fact(purpose: $0.key, minorUnits: $0.value) }, forKey: .purposes)
    }
}
