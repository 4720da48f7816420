//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The share of the points that could have been had, each criterion with its weight.
public struct AuditScore: Hashable, Sendable {
    private var reached: Int128 = 0
    private var possible: Int128 = 0
    private let target: Rate

    init(_ lines: some Sequence<AuditLine>, _ definition: TouchpointAuditDefinition) {
        target = definition.target
        for line in lines {
            let criterion = line.criterion
            let part = Int128(criterion.weight * (definition.parts / criterion.highest))
            reached += part * Int128(line.points)
            possible += part * Int128(criterion.highest) * Int128(line.looks)
        }
    }

    /// The score, 0 to 1; nil if nothing was looked at.
    public var value: Double? { possible > 0 ? Double(reached) / Double(possible) : nil }

    /// The score less the target, negative for a gap; nil if nothing was looked at.
    public var gap: Double? {
        guard possible > 0 else { return nil }
        let difference = reached * Int128(target.denominator) - possible * Int128(target.numerator)
        return Double(difference) / (Double(possible) * Double(target.denominator))
    }

    /// Whether the score is the target or more, decided on whole numbers; nil if nothing was looked at.
    public var meetsTarget: Bool? { gap.map { $0 >= 0 } }

    /// The points that were missed, in parts that compare within one audit.
    var missed: Int128 { possible - reached }

    /// Whether the share is smaller than another one, decided on whole numbers; nothing to look at comes last.
    func isLower(than other: AuditScore) -> Bool {
        guard possible > 0, other.possible > 0 else { return possible > 0 }
        return reached * other.possible < other.reached * possible
    }
}
