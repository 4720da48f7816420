//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What happened to a points account; carries its outcome, so that folding it never asks today's rules.
///
/// Coded as an object whose one key is the kind, such as `{"expired": {"allocations": […], "at": …}}`.
public enum PointsEvent: Hashable, Sendable {
    /// The account got its program and unit; always the first event.
    case opened(AccountOpened)
    /// An order was accrued as one lot.
    case accrued(PointsAccrued)
    /// Points were redeemed.
    case redeemed(PointsRedeemed)
    /// A redemption was cancelled, and its points went back into the lots they came from.
    case redemptionCancelled(RedemptionCancelled)
    /// The accrual of an order was taken back.
    case accrualReversed(AccrualReversed)
    /// Points repaid debt.
    case debtRepaid(DebtRepaid)
    /// Points went with their last day.
    case expired(PointsExpired)
    /// The tier changed, or was found to hold longer.
    case tierRecorded(TierRecorded)

    /// When it was decided.
    public var at: Timestamp {
        switch self {
        case .opened(let event): event.at
        case .accrued(let event): event.at
        case .redeemed(let event): event.at
        case .redemptionCancelled(let event): event.at
        case .accrualReversed(let event): event.at
        case .debtRepaid(let event): event.at
        case .expired(let event): event.at
        case .tierRecorded(let event): event.at
        }
    }
}

// MARK: - Codable

extension PointsEvent: Codable {
    private enum CodingKeys: String, CodingKey, CaseIterable {
        case accrualReversed, accrued, debtRepaid, expired, opened, redeemed, redemptionCancelled, tierRecorded
    }

    /// Reads an event from an object whose one key is the kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an event is an object with exactly one known kind")
        }
        switch kind {
        case .opened: self = .opened(try container.decode(AccountOpened.self, forKey: kind))
        case .accrued: self = .accrued(try container.decode(PointsAccrued.self, forKey: kind))
        case .redeemed: self = .redeemed(try container.decode(PointsRedeemed.self, forKey: kind))
        case .redemptionCancelled:
            self = .redemptionCancelled(try container.decode(RedemptionCancelled.self, forKey: kind))
        case .accrualReversed: self = .accrualReversed(try container.decode(AccrualReversed.self, forKey: kind))
        case .debtRepaid: self = .debtRepaid(try container.decode(DebtRepaid.self, forKey: kind))
        case .expired: self = .expired(try container.decode(PointsExpired.self, forKey: kind))
        case .tierRecorded: self = .tierRecorded(try container.decode(TierRecorded.self, forKey: kind))
        }
    }

    /// Writes the event as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .opened(let event): try container.encode(event, forKey: .opened)
        case .accrued(let event): try container.encode(event, forKey: .accrued)
        case .redeemed(let event): try container.encode(event, forKey: .redeemed)
        case .redemptionCancelled(let event): try container.encode(event, forKey: .redemptionCancelled)
        case .accrualReversed(let event): try container.encode(event, forKey: .accrualReversed)
        case .debtRepaid(let event): try container.encode(event, forKey: .debtRepaid)
        case .expired(let event): try container.encode(event, forKey: .expired)
        case .tierRecorded(let event): try container.encode(event, forKey: .tierRecorded)
        }
    }
}
