//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a member brings along from another system: points with their dates, debt, and what counts for a tier.
///
/// ```swift
/// let opening = OpeningBalance(
///     lots: [OpeningLot(points, grantedAt: march, expiresAt: endOfYear)],
///     qualifying: [QualifyingEntry(at: march, amounts: QualifyingAmounts(spend: 45_000), source: .order(lastOrder))],
///     enrolledAt: joined)
/// ```
///
/// An account takes an opening balance as the first thing that happens to it, and once. Points past their last day come in and
/// expire at once, so that the sums are those of the old books. The activities named in ``qualifying`` were accrued there, and
/// are never accrued here again.
public struct OpeningBalance: Hashable, Codable, Sendable {
    /// The points, grant by grant.
    public let lots: [OpeningLot]
    /// What counts for a tier; one entry may stand for all, under a name of the host's.
    public let qualifying: [QualifyingEntry]
    /// The points that the member owes, or nil for none.
    public let debt: Points?
    /// When the member joined, or nil for now.
    public let enrolledAt: Timestamp?
    /// When the member was last active, from which inactivity is counted; nil for now.
    public let lastActiveAt: Timestamp?

    private enum CodingKeys: String, CodingKey { case debt, enrolledAt, lastActiveAt, lots, qualifying }

    /// Creates an opening balance; what is wrong with it is found when it is decided.
    ///
    /// - Parameters:
    ///   - lots: The points, grant by grant.
    ///   - qualifying: What counts for a tier; each activity once.
    ///   - debt: The points that the member owes; above zero, or nil for none.
    ///   - enrolledAt: When the member joined, or nil for now.
    ///   - lastActiveAt: When the member was last active, or nil for now.
    public init(
        lots: [OpeningLot],
        qualifying: [QualifyingEntry] = [],
        debt: Points? = nil,
        enrolledAt: Timestamp? = nil,
        lastActiveAt: Timestamp? = nil
    ) {
        self.lots = lots
        self.qualifying = qualifying
        self.debt = debt
        self.enrolledAt = enrolledAt
        self.lastActiveAt = lastActiveAt
    }

    /// Checks what no account could hold.
    func check(in unit: PointUnit, asOf: Timestamp) throws(RewardsError) {
        guard lots.allSatisfy({ $0.points.unit == unit }), (debt?.unit ?? unit) == unit else {
            throw RewardsError(.unitMismatch, "an opening balance is in the unit of the program")
        }
        guard lots.allSatisfy({ $0.points.steps > 0 }), (debt?.steps ?? 1) > 0 else {
            throw RewardsError(.invalidAmount, "an opening balance has points above zero")
        }
        let past = lots.map(\.grantedAt) + qualifying.map(\.at) + [enrolledAt, lastActiveAt].compactMap(\.self)
        guard past.allSatisfy({ $0 <= asOf }), lots.allSatisfy({ $0.grantedAt <= $0.activeAt }),
            Set(qualifying.map(\.source)).count == qualifying.count,
            qualifying.allSatisfy({ $0.amounts.isSound && !$0.amounts.isZero })
        else {
            throw RewardsError(.invalidOpening, "an opening balance tells the past, each activity once")
        }
    }
}
