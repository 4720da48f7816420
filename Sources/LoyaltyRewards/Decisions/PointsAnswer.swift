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
