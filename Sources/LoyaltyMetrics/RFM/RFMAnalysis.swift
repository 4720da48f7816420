//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// All customers scored by how lately, how often and for how much they ordered.
///
/// ```swift
/// let analysis = try RFMAnalysis(of: summaries, by: .standard(in: .eur))
/// analysis.scores.map(\.cell.description)    // ["555", "242", "413", "334", "111"]
/// analysis.customersByGroup()["champions"]   // 1
/// ```
///
/// Each score is ``RankScore``'s: relative to the other customers, equal values sharing a score.
public struct RFMAnalysis: Hashable, Sendable {
    /// The choices that the analysis was made by.
    public let definition: RFMDefinition
    /// The customers with their scores, sorted by customer.
    public let scores: [RFMScore]
    /// How many orders had no customer; they are not scored.
    public let guestOrders: Int64

    /// Scores customers by what they ordered.
    ///
    /// - Parameters:
    ///   - summaries: What each customer ordered, each customer once, in any order.
    ///   - guestOrders: How many orders had no customer.
    ///   - definition: The currency, the highest score, the groups and the smallest sample.
    /// - Throws: ``MetricsError`` with code `currencyMismatch`, or `invalidCounts` for a customer that comes twice or a
    ///   negative count.
    /// - Complexity: O(*n* log *n*) in the number of customers.
    public init(
        of summaries: [CustomerSummary],
        guestOrders: Int64 = 0,
        by definition: RFMDefinition
    ) throws(MetricsError) {
        guard summaries.allSatisfy({ $0.spend.currency == definition.currency }) else {
            throw MetricsError(.currencyMismatch, "all summaries are in the currency of the definition")
        }
        guard Set(summaries.map(\.customer)).count == summaries.count else {
            throw MetricsError(.invalidCounts, "each customer is scored once")
        }
        let sorted = summaries.sorted { $0.customer < $1.customer }
        let recency = try RankScore.scores(of: sorted.map(\.lastAt), bins: definition.bins)
        let frequency = try RankScore.scores(of: sorted.map(\.orders), bins: definition.bins)
        let monetary = try RankScore.scores(of: sorted.map(\.spend.minorUnits), bins: definition.bins)
        scores = sorted.indices.map { index in
            let cell = RFMCell(recency: recency[index], frequency: frequency[index], monetary: monetary[index])
            let group = definition.groups.first { $0.contains(cell) }
            return RFMScore(summary: sorted[index], cell: cell, group: group?.name)
        }
        self.guestOrders = try Tally.sum(ofCounts: [guestOrders])
        self.definition = definition
    }
}

extension RFMAnalysis {
    /// How many customers were scored.
    public var customers: Int64 { Int64(scores.count) }

    /// Whether there are fewer customers than the definition asks for.
    public var isSmallSample: Bool { customers < definition.minimumSample }

    /// Returns how many customers are in each cell that has any.
    ///
    /// - Returns: The counts by cell.
    /// - Complexity: O(*n*) in the number of customers.
    public func customersByCell() -> [RFMCell: Int64] {
        scores.reduce(into: [:]) { $0[$1.cell, default: 0] += 1 }
    }

    /// Returns how many customers are in each named group, empty groups included.
    ///
    /// - Returns: The counts by name; customers whom no group matches are left out.
    /// - Complexity: O(*n*) in the number of customers.
    public func customersByGroup() -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for group in definition.groups { counts[group.name] = 0 }
        for score in scores { if let group = score.group { counts[group, default: 0] += 1 } }
        return counts
    }
}
