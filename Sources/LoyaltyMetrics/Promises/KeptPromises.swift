//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The share of promises that were kept, of those that were due.
///
/// ```swift
/// let promises = try KeptPromises(kept: 18, early: 1, late: 2, missed: 4, pending: 10)
/// promises.share.value    // 0.72: 18 of 25; what is pending is not due
/// ```
public struct KeptPromises: Hashable, Sendable {
    /// The choices that the share was made by.
    public let definition: KeptPromisesDefinition
    /// The promises that were kept, of all that count, and the Wilson interval.
    public let share: Proportion
    /// How many were kept in time.
    public let kept: Int64
    /// How many were kept too early.
    public let early: Int64
    /// How many were kept too late.
    public let late: Int64
    /// How many are due and not kept.
    public let missed: Int64
    /// How many are neither kept nor due; part of nothing else.
    public let pending: Int64

    /// Creates a share from counts.
    ///
    /// - Parameters:
    ///   - kept: How many were kept in time.
    ///   - early: How many were kept too early.
    ///   - late: How many were kept too late.
    ///   - missed: How many are due and not kept.
    ///   - pending: How many are neither kept nor due.
    ///   - definition: What an early one is, the confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` beyond 2^53 − 1.
    public init(
        kept: Int64,
        early: Int64 = 0,
        late: Int64,
        missed: Int64,
        pending: Int64 = 0,
        by definition: KeptPromisesDefinition = .standard
    ) throws(MetricsError) {
        let all = try Tally.sum(ofCounts: [kept, early, late, missed])
        _ = try Tally.sum(ofCounts: [pending])
        share = try Proportion(
            definition.early == .kept ? kept + early : kept,
            of: definition.early == .leftOut ? all - early : all,
            level: definition.confidence
        )
        self.definition = definition
        self.kept = kept
        self.early = early
        self.late = late
        self.missed = missed
        self.pending = pending
    }

    /// Counts promises.
    ///
    /// - Parameters:
    ///   - promises: The promises, each once.
    ///   - asOf: Now: what is not kept is missed if it was due before.
    ///   - definition: What an early one is, the confidence and the smallest sample.
    /// - Throws: Nothing in practice: the counts of promises always fit together.
    /// - Complexity: O(*n*) in the number of promises.
    public init(
        of promises: some Sequence<Promise>,
        asOf: Timestamp,
        by definition: KeptPromisesDefinition = .standard
    ) throws(MetricsError) {
        var counts = PromiseCounts()
        for promise in promises { try counts.add(PromiseFact(promise)) }
        try self.init(counts, asOf: asOf, by: definition)
    }

    init(_ counts: PromiseCounts, asOf: Timestamp, by definition: KeptPromisesDefinition) throws(MetricsError) {
        let missed = counts.open.reduce(Int64(0)) { $1.key < asOf ? $0 + $1.value : $0 }
        try self.init(
            kept: counts.kept,
            early: counts.early,
            late: counts.late,
            missed: missed,
            pending: counts.open.values.reduce(0, +) - missed,
            by: definition
        )
    }

    /// Whether fewer promises count than the definition asks for.
    public var isSmallSample: Bool { share.total < definition.minimumSample }
}
