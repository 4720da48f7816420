//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Why the leavers of a period left: the share of each reason, in the host's categories.
///
/// ```swift
/// let price = try ReasonName("price")
/// let reasons = try ChurnReasons(counts: [price: 30, ReasonName("service"): 10], unknown: 60)
/// reasons.shares.first?.reason           // price
/// reasons.share(of: price).value         // 0.75 of the 40 whose reason is known
/// reasons.unknown.value                  // 0.6 of all 100 leavers
/// ```
///
/// Shares are of the leavers whose reason is known; how many are not is told beside them, because the known may not speak for
/// the others. Each leaving counts: one customer who left twice has two.
public struct ChurnReasons: Hashable, Sendable {
    /// The choices that the shares were made by.
    public let definition: ChurnReasonsDefinition
    /// The reasons for which anybody left, the most frequent first, and by name among equals.
    public let shares: [ChurnReasonShare]
    /// The leavers without a known reason of all leavers, and the Wilson interval.
    public let unknown: Proportion
    /// The share of a reason for which nobody left.
    private let none: Proportion

    /// Creates shares from counts.
    ///
    /// - Parameters:
    ///   - counts: How many left for each reason; zeros are no reasons.
    ///   - unknown: How many left for an unknown reason.
    ///   - definition: The confidence and the smallest sample.
    /// - Throws: ``MetricsError`` with code `invalidCounts` for a negative count, and `sumOutOfRange` beyond 2^53 − 1.
    /// - Complexity: O(*n* log *n*) in the number of reasons.
    public init(
        counts: [ReasonName: Int64],
        unknown: Int64 = 0,
        by definition: ChurnReasonsDefinition = .standard
    ) throws(MetricsError) {
        let known = try Tally.sum(ofCounts: Array(counts.values))
        var shares: [ChurnReasonShare] = []
        for (reason, count) in counts where count > 0 {
            let share = try Proportion(count, of: known, level: definition.confidence)
            shares.append(ChurnReasonShare(reason: reason, share: share))
        }
        self.shares = shares.sorted {
            $0.share.count == $1.share.count ? $0.reason < $1.reason : $0.share.count > $1.share.count
        }
        self.unknown = try Proportion(unknown, of: Tally.sum(ofCounts: [known, unknown]), level: definition.confidence)
        none = try Proportion(0, of: known, level: definition.confidence)
        self.definition = definition
    }
}

// MARK: - Reading

extension ChurnReasons {
    /// How many left, for whatever reason.
    public var leavers: Int64 { unknown.total }
    /// How many left for a known reason: the denominator of the shares.
    public var known: Int64 { none.total }
    /// Whether fewer left for a known reason than the definition asks for.
    public var isSmallSample: Bool { known < definition.minimumSample }

    /// Returns the share of a reason.
    ///
    /// - Parameter reason: The reason.
    /// - Returns: Its share of the leavers with a known reason, which has no value if there are none.
    /// - Complexity: O(*n*) in the number of reasons.
    public func share(of reason: ReasonName) -> Proportion {
        shares.first { $0.reason == reason }?.share ?? none
    }

    /// Returns how the share of a reason has changed since an earlier period, with Newcombe's interval.
    ///
    /// - Parameters:
    ///   - reason: The reason.
    ///   - earlier: The shares of the earlier period, by an equal definition and of other leavers.
    /// - Returns: The difference of the two shares; more than 0 if the reason has become more frequent.
    /// - Throws: ``MetricsError`` with code `definitionMismatch`.
    public func change(of reason: ReasonName, from earlier: ChurnReasons) throws(MetricsError) -> DifferenceOfShares {
        guard definition == earlier.definition else {
            throw MetricsError(.definitionMismatch, "shares are compared only if their definitions are equal")
        }
        return DifferenceOfShares(
            from: earlier.share(of: reason),
            to: share(of: reason),
            level: definition.confidence
        )
    }
}
