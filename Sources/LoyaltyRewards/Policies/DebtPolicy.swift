//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What becomes of points that a reversal takes back when the account no longer has them.
///
/// A member who redeemed the points of an order and then returns it owes them. Carried, the debt blocks redemptions and the
/// next points repay it; it never expires and lowers no tier. Written off, it is the program's loss, but for points of the same
/// order that come back later, refunded or no longer held: what others bring never pays for it.
public enum DebtPolicy: Hashable, Sendable {
    /// The debt stays in the account until new points repay it; a larger debt than the bound asks for a person's review.
    case carried(reviewAbove: Points?)
    /// The debt is forgiven at once.
    case writtenOff
}

extension DebtPolicy {
    /// Returns whether a debt is large enough for a person to look at.
    ///
    /// - Parameter debt: What the account owes; zero or more.
    /// - Returns: Whether the debt is above the bound; never without one.
    /// - Throws: ``RewardsError`` with code `unitMismatch` for points of another unit.
    public func needsReview(_ debt: Points) throws(RewardsError) -> Bool {
        guard case .carried(let bound?) = self else { return false }
        guard debt.unit == bound.unit else {
            throw RewardsError(.unitMismatch, "a debt is in the unit of the debt policy")
        }
        return debt.steps > bound.steps
    }

    /// Checks that the policy speaks of points of a program.
    func check(in unit: PointUnit) throws(RewardsError) {
        guard case .carried(let bound?) = self else { return }
        guard bound.unit == unit, !bound.isNegative else {
            throw RewardsError(.invalidProgram, "a debt is reviewed above zero or more points of the program's unit")
        }
    }
}

// MARK: - Codable

extension DebtPolicy: Codable {
    private enum CodingKeys: String, CodingKey { case kind, reviewAbove }
    private enum Kind: String, Codable { case carried, writtenOff }

    /// Reads a policy from an object with its `kind`, and `reviewAbove` if a carried debt has that bound.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .carried: self = .carried(reviewAbove: try container.decodeIfPresent(Points.self, forKey: .reviewAbove))
        case .writtenOff: self = .writtenOff
        }
    }

    /// Writes the policy as an object with its `kind`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .carried(let bound):
            try container.encode(Kind.carried, forKey: .kind)
            try container.encodeIfPresent(bound, forKey: .reviewAbove)
        case .writtenOff: try container.encode(Kind.writtenOff, forKey: .kind)
        }
    }
}
