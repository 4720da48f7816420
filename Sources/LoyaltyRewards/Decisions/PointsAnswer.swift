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
    /// The points of an order or an action are granted.
    case accrued(AccrualReceipt)
    /// Points of an order or an action are taken back.
    case accrualReversed(ReversalReceipt)
    /// Points are redeemed, at once or out of a hold.
    case redeemed(RedemptionReceipt)
    /// Points are set aside.
    case held(HoldReceipt)
    /// Held points are free again.
    case released(ReleaseReceipt)
    /// Points of a redemption are given back.
    case refunded(RefundReceipt)
    /// Points are sent to another member.
    case transferred(TransferReceipt)
    /// An account joined another one.
    case memberJoined(MembershipReceipt)
    /// An account left another one again.
    case memberLeft(MembershipReceipt)
    /// Points are given or taken by hand.
    case adjusted(AdjustmentReceipt)
    /// What the member had elsewhere is taken over.
    case balanceOpened(OpeningReceipt)
    /// Points live longer.
    case expiryExtended(ExtensionReceipt)
    /// Expired points came back.
    case reinstated(ReinstatementReceipt)
    /// The tier holds longer.
    case tierExtended(TierExtensionReceipt)
    /// The account is closed.
    case closed(ClosingReceipt)
    /// The account is closed and has forgotten what its member did.
    case erased(ErasureReceipt)
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
        case accrualReversed, accrued, declined, held, memberJoined, memberLeft, redeemed, refunded, released, settled
        case adjusted, balanceOpened, closed, erased, expiryExtended, reinstated, tierExtended, transferred
    }

    /// Reads an answer from an object whose one key is the kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an answer is an object with exactly one known kind")
        }
        func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type, forKey: kind) }
        switch kind {
        case .accrualReversed: self = .accrualReversed(try value(ReversalReceipt.self))
        case .accrued: self = .accrued(try value(AccrualReceipt.self))
        case .declined: self = .declined(try value([Reason].self))
        case .held: self = .held(try value(HoldReceipt.self))
        case .transferred: self = .transferred(try value(TransferReceipt.self))
        case .memberJoined: self = .memberJoined(try value(MembershipReceipt.self))
        case .memberLeft: self = .memberLeft(try value(MembershipReceipt.self))
        case .redeemed: self = .redeemed(try value(RedemptionReceipt.self))
        case .refunded: self = .refunded(try value(RefundReceipt.self))
        case .released: self = .released(try value(ReleaseReceipt.self))
        case .adjusted: self = .adjusted(try value(AdjustmentReceipt.self))
        case .balanceOpened: self = .balanceOpened(try value(OpeningReceipt.self))
        case .expiryExtended: self = .expiryExtended(try value(ExtensionReceipt.self))
        case .reinstated: self = .reinstated(try value(ReinstatementReceipt.self))
        case .tierExtended: self = .tierExtended(try value(TierExtensionReceipt.self))
        case .closed: self = .closed(try value(ClosingReceipt.self))
        case .erased: self = .erased(try value(ErasureReceipt.self))
        case .settled: self = .settled
        }
    }

    /// Writes the answer as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .accrued(let receipt): try container.encode(receipt, forKey: .accrued)
        case .accrualReversed(let receipt): try container.encode(receipt, forKey: .accrualReversed)
        case .redeemed(let receipt): try container.encode(receipt, forKey: .redeemed)
        case .held(let receipt): try container.encode(receipt, forKey: .held)
        case .released(let receipt): try container.encode(receipt, forKey: .released)
        case .refunded(let receipt): try container.encode(receipt, forKey: .refunded)
        case .transferred(let receipt): try container.encode(receipt, forKey: .transferred)
        case .memberJoined(let receipt): try container.encode(receipt, forKey: .memberJoined)
        case .memberLeft(let receipt): try container.encode(receipt, forKey: .memberLeft)
        case .adjusted(let receipt): try container.encode(receipt, forKey: .adjusted)
        case .balanceOpened(let receipt): try container.encode(receipt, forKey: .balanceOpened)
        case .expiryExtended(let receipt): try container.encode(receipt, forKey: .expiryExtended)
        case .reinstated(let receipt): try container.encode(receipt, forKey: .reinstated)
        case .tierExtended(let receipt): try container.encode(receipt, forKey: .tierExtended)
        case .closed(let receipt): try container.encode(receipt, forKey: .closed)
        case .erased(let receipt): try container.encode(receipt, forKey: .erased)
        case .settled: try container.encode(true, forKey: .settled)
        case .declined(let reasons): try container.encode(reasons, forKey: .declined)
        }
    }
}
