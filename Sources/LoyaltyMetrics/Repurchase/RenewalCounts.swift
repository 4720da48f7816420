//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How many renewals came due, and how many of them were renewed.
struct RenewalCounts: FactState {
    /// Whether it was renewed.
    typealias Fact = Bool

    private(set) var due: Int64 = 0
    private(set) var renewed: Int64 = 0

    mutating func add(_ isRenewed: Bool) throws(MetricsError) {
        due = try Tally.sum(due, 1)
        if isRenewed { renewed += 1 }
    }

    mutating func merge(_ other: RenewalCounts) throws(MetricsError) {
        // No part is greater than the whole, so that checking the whole is enough.
        due = try Tally.sum(due, other.due)
        renewed += other.renewed
    }
}

// MARK: - Coding

extension RenewalCounts {
    private enum CodingKeys: String, CodingKey { case due, renewed }

    mutating func read(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        due = try container.decode(Int64.self, forKey: .due)
        renewed = try container.decode(Int64.self, forKey: .renewed)
        try container.check(
            (0...Tally.maximum).contains(due) && (0...due).contains(renewed),
            .due,
            "no more are renewed than come due"
        )
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(due, forKey: .due)
        try container.encode(renewed, forKey: .renewed)
    }
}
