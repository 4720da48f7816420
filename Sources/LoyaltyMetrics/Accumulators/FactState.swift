//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Counts or sums that facts fold into, in any order: the part of a mergeable state that does not grow with the facts.
///
/// A failed addition or merge leaves the value as it was.
protocol FactState: Hashable, Sendable {
    /// What of one activity the metric needs.
    associatedtype Fact: Hashable & Codable & Sendable

    /// Folds one fact in.
    mutating func add(_ fact: Fact) throws(MetricsError)

    /// Folds in what another part has.
    mutating func merge(_ other: Self) throws(MetricsError)

    /// Fills an empty state with what `encode(to:)` wrote.
    mutating func read(from decoder: any Decoder) throws

    /// Writes the counts or sums, sorted.
    func encode(to encoder: any Encoder) throws
}
