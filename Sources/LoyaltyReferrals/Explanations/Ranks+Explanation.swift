//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension RankedShares {
    /// The way of the sale up the line, stop by stop.
    public var explanation: Explanation {
        Explanation(
            nil,
            Reason("ranks.shares", ["amount": .money(amount), "forfeited": .money(forfeited)]),
            path: "ranks",
            children: stops.map(\.explanation)
        )
    }
}

extension RankedStop {
    fileprivate var explanation: Explanation {
        var values: [String: ExplainedValue] = ["amount": .money(amount)]
        values["partner"] = partner.map { .text($0.text) }
        values["rank"] = rank.map { .text($0) }
        values["level"] = level.map { .integer(Int64($0)) }
        values["generation"] = generation.map { .integer(Int64($0)) }
        return Explanation(finding == .paid ? .yes : .no, Reason(finding.reasonCode, values), path: "ranks")
    }
}

extension RankEvaluation {
    /// Why the partner is paid as a rank, and what each rank misses.
    public var explanation: Explanation {
        var values: [String: ExplainedValue] = ["partner": .text(partner.text)]
        values["rank"] = standing.paidAs.map { .text($0) }
        return Explanation(
            standing.paidAs == nil ? .no : .yes,
            Reason(finding.reasonCode, values),
            path: "ranks",
            children: steps.map { step in
                Explanation(
                    step.misses.isEmpty ? .yes : .no,
                    Reason("ranks.step", ["rank": .text(step.rank)]),
                    path: "ranks",
                    children: step.misses.map(\.explanation)
                )
            }
        )
    }
}

extension RankMeasures.Miss {
    fileprivate var explanation: Explanation {
        var values: [String: ExplainedValue] = ["needed": .integer(needed), "actual": .integer(actual)]
        values["rank"] = legRank.map { .text($0) }
        return Explanation(.no, Reason(measure.reasonCode, values), path: "ranks")
    }
}
