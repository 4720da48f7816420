//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What the program replies to a command.
///
/// Coded as an object whose one key is the kind, such as `{"declined": [{"code": "points.insufficient", …}]}`.
public enum PointsAnswer: Hashable, Sendable {
    /// The points of an order are granted.
    case accrued(AccrualReceipt)
    /// Points are redeemed.
    case redeemed(RedemptionReceipt)
    /// The points of a redemption are given back.
    case redemptionCancelled(CancellationReceipt)
    /// The points of an order are taken back.
    case accrualReversed(ReversalReceipt)
    /// What time alone changed is written down.
    case settled
    /// Nothing happens, for these reasons; the weightiest first.
    case declined([Reason])

    /// Why nothing happens, the weightiest first; empty for an approval.
    public var reasons: [Reason] {
        if case .declined(let reasons) = self { reasons } else { [] }
    }

    /// Whether the command takes effect.
    public var isApproved: Bool {
        if case .declined = self { false } else { true }
    }
}

/// The points that an order got.
public struct AccrualReceipt: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// The points.
    public let points: Points
    /// The spend that counted.
    public let spend: Money
    /// By how much the tier multiplied the points.
    public let multiplier: Rate
    /// The first instant at which the points can be redeemed.
    public let activeAt: Timestamp
    /// The first instant at which the points are gone, or nil if they never expire.
    public let expiresAt: Timestamp?
    /// The tier after the order, or nil for none.
    public let tier: TierID?

    private enum CodingKeys: String, CodingKey { case activeAt, expiresAt, multiplier, order, points, spend, tier }
}

/// The points that were redeemed.
public struct RedemptionReceipt: Hashable, Codable, Sendable {
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// The points.
    public let points: Points
    /// What they are worth.
    public let value: Money
    /// What can still be redeemed.
    public let available: Points

    private enum CodingKeys: String, CodingKey { case available, points, redemption, value }
}

/// The points that a cancelled redemption gave back.
public struct CancellationReceipt: Hashable, Codable, Sendable {
    /// The host's name of the redemption.
    public let redemption: RedemptionID
    /// The points that went back into their lots.
    public let points: Points
    /// How many of them are gone at once, because their last day is past.
    public let expired: Points
    /// How many of them repaid debt at once.
    public let repaid: Points

    private enum CodingKeys: String, CodingKey { case expired, points, redemption, repaid }
}

/// The points that a reversed accrual took back.
public struct ReversalReceipt: Hashable, Codable, Sendable {
    /// The order.
    public let order: OrderID
    /// The points that were taken out of lots.
    public let points: Points
    /// The points that are owed, because no lot had them any more.
    public let debt: Points
    /// The tier after the reversal, or nil for none.
    public let tier: TierID?

    private enum CodingKeys: String, CodingKey { case debt, order, points, tier }
}

// MARK: - Codable

extension PointsAnswer: Codable {
    private enum CodingKeys: String, CodingKey {
        case accrualReversed, accrued, declined, redeemed, redemptionCancelled, settled
    }

    /// Reads an answer from an object whose one key is the kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an answer is an object with exactly one known kind")
        }
        switch kind {
        case .accrued: self = .accrued(try container.decode(AccrualReceipt.self, forKey: kind))
        case .redeemed: self = .redeemed(try container.decode(RedemptionReceipt.self, forKey: kind))
        case .redemptionCancelled:
            self = .redemptionCancelled(try container.decode(CancellationReceipt.self, forKey: kind))
        case .accrualReversed: self = .accrualReversed(try container.decode(ReversalReceipt.self, forKey: kind))
        case .settled: self = .settled
        case .declined: self = .declined(try container.decode([Reason].self, forKey: kind))
        }
    }

    /// Writes the answer as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrued(let receipt): try container.encode(receipt, forKey: .accrued)
        case .redeemed(let receipt): try container.encode(receipt, forKey: .redeemed)
        case .redemptionCancelled(let receipt): try container.encode(receipt, forKey: .redemptionCancelled)
        case .accrualReversed(let receipt): try container.encode(receipt, forKey: .accrualReversed)
        case .settled: try container.encode(true, forKey: .settled)
        case .declined(let reasons): try container.encode(reasons, forKey: .declined)
        }
    }
}
