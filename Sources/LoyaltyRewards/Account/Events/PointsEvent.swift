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
    /// An order or an action was accrued.
    indirect case accrued(PointsAccrued)
    /// An accrual was taken back, wholly or in part.
    indirect case accrualReversed(AccrualReversed)
    /// Refunded points made good for what a return could not take back.
    case writeOffRecovered(WriteOffRecovered)
    /// Points were redeemed.
    case redeemed(PointsRedeemed)
    /// Points were set aside.
    case held(PointsHeld)
    /// A hold became a redemption.
    case captured(HoldCaptured)
    /// Held points are free again.
    case holdReleased(HoldReleased)
    /// Points of a redemption went back into the lots that they came from.
    case redemptionRefunded(RedemptionRefunded)
    /// Points repaid debt.
    case debtRepaid(DebtRepaid)
    /// Points went with their last day.
    case expired(PointsExpired)
    /// Lots came in that no accrual earned.
    case granted(LotsGranted)
    /// The day on which inactivity ends all points moved.
    case activityRecorded(ActivityRecorded)
    /// The tier changed, or was found to hold longer.
    case tierRecorded(TierRecorded)
    /// Old orders, actions and redemptions were forgotten.
    case forgotten(HistoryForgotten)
    /// Points were sent to another account.
    case movedOut(PointsMovedOut)
    /// Points came from another account.
    case movedIn(PointsMovedIn)
    /// Another account joined this one.
    indirect case memberJoined(MemberJoined)
    /// An account that had joined left again.
    indirect case memberLeft(MemberLeft)
    /// The points of this account are kept in another one.
    indirect case accountMoved(AccountMoved)
    /// The account came back from another one.
    indirect case accountReturned(AccountReturned)
    /// Somebody gave points or took some.
    case adjusted(PointsAdjusted)
    /// The account took over what its member had elsewhere.
    case balanceOpened(BalanceOpened)
    /// Somebody let points live longer.
    case expiryExtended(ExpiryExtended)
    /// What expires is remembered for another time from now on.
    case expiryKept(ExpiryKept)
    /// Expired points came back.
    case reinstated(PointsReinstated)
    /// Somebody gave a tier for longer.
    case tierExtended(TierExtended)
    /// The account was closed for good.
    case closed(AccountClosed)
    /// The closed account forgot what its member did.
    case erased(AccountErased)

    /// When it was decided.
    public var at: Timestamp {
        switch self {
        case .opened(let event): event.at
        case .accrued(let event): event.at
        case .accrualReversed(let event): event.at
        case .writeOffRecovered(let event): event.at
        case .redeemed(let event): event.at
        case .held(let event): event.at
        case .captured(let event): event.at
        case .holdReleased(let event): event.at
        case .redemptionRefunded(let event): event.at
        case .debtRepaid(let event): event.at
        case .expired(let event): event.at
        case .granted(let event): event.at
        case .activityRecorded(let event): event.at
        case .tierRecorded(let event): event.at
        case .forgotten(let event): event.at
        case .movedOut(let event): event.at
        case .movedIn(let event): event.at
        case .memberJoined(let event): event.at
        case .memberLeft(let event): event.at
        case .accountMoved(let event): event.at
        case .accountReturned(let event): event.at
        case .adjusted(let event): event.at
        case .balanceOpened(let event): event.at
        case .expiryExtended(let event): event.at
        case .expiryKept(let event): event.at
        case .reinstated(let event): event.at
        case .tierExtended(let event): event.at
        case .closed(let event): event.at
        case .erased(let event): event.at
        }
    }
}

// MARK: - Codable

extension PointsEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case accountMoved, accountReturned, accrualReversed, accrued, activityRecorded, captured, debtRepaid, expired
        case forgotten, granted, held, holdReleased, memberJoined, memberLeft, movedIn, movedOut, opened
        case redeemed, redemptionRefunded, tierRecorded, writeOffRecovered
        case adjusted, balanceOpened, closed, erased, expiryExtended, expiryKept, reinstated, tierExtended
    }

    /// Reads an event from an object whose one key is the kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard let kind = container.allKeys.first, container.allKeys.count == 1 else {
            throw CoreError(.unexpectedJSON, "an event is an object with exactly one known kind")
        }
        func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try container.decode(type, forKey: kind) }
        switch kind {
        case .accrualReversed: self = .accrualReversed(try value(AccrualReversed.self))
        case .accrued: self = .accrued(try value(PointsAccrued.self))
        case .activityRecorded: self = .activityRecorded(try value(ActivityRecorded.self))
        case .captured: self = .captured(try value(HoldCaptured.self))
        case .debtRepaid: self = .debtRepaid(try value(DebtRepaid.self))
        case .expired: self = .expired(try value(PointsExpired.self))
        case .forgotten: self = .forgotten(try value(HistoryForgotten.self))
        case .granted: self = .granted(try value(LotsGranted.self))
        case .held: self = .held(try value(PointsHeld.self))
        case .holdReleased: self = .holdReleased(try value(HoldReleased.self))
        case .opened: self = .opened(try value(AccountOpened.self))
        case .redeemed: self = .redeemed(try value(PointsRedeemed.self))
        case .redemptionRefunded: self = .redemptionRefunded(try value(RedemptionRefunded.self))
        case .tierRecorded: self = .tierRecorded(try value(TierRecorded.self))
        case .movedOut: self = .movedOut(try value(PointsMovedOut.self))
        case .movedIn: self = .movedIn(try value(PointsMovedIn.self))
        case .memberJoined: self = .memberJoined(try value(MemberJoined.self))
        case .memberLeft: self = .memberLeft(try value(MemberLeft.self))
        case .accountMoved: self = .accountMoved(try value(AccountMoved.self))
        case .accountReturned: self = .accountReturned(try value(AccountReturned.self))
        case .adjusted: self = .adjusted(try value(PointsAdjusted.self))
        case .balanceOpened: self = .balanceOpened(try value(BalanceOpened.self))
        case .expiryExtended: self = .expiryExtended(try value(ExpiryExtended.self))
        case .expiryKept: self = .expiryKept(try value(ExpiryKept.self))
        case .reinstated: self = .reinstated(try value(PointsReinstated.self))
        case .tierExtended: self = .tierExtended(try value(TierExtended.self))
        case .closed: self = .closed(try value(AccountClosed.self))
        case .erased: self = .erased(try value(AccountErased.self))
        case .writeOffRecovered: self = .writeOffRecovered(try value(WriteOffRecovered.self))
        }
    }

    /// Writes the event as an object whose one key is the kind.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .opened(let event): try container.encode(event, forKey: .opened)
        case .accrued(let event): try container.encode(event, forKey: .accrued)
        case .accrualReversed(let event): try container.encode(event, forKey: .accrualReversed)
        case .writeOffRecovered(let event): try container.encode(event, forKey: .writeOffRecovered)
        case .redeemed(let event): try container.encode(event, forKey: .redeemed)
        case .held(let event): try container.encode(event, forKey: .held)
        case .captured(let event): try container.encode(event, forKey: .captured)
        case .holdReleased(let event): try container.encode(event, forKey: .holdReleased)
        case .redemptionRefunded(let event): try container.encode(event, forKey: .redemptionRefunded)
        case .debtRepaid(let event): try container.encode(event, forKey: .debtRepaid)
        case .expired(let event): try container.encode(event, forKey: .expired)
        case .granted(let event): try container.encode(event, forKey: .granted)
        case .activityRecorded(let event): try container.encode(event, forKey: .activityRecorded)
        case .tierRecorded(let event): try container.encode(event, forKey: .tierRecorded)
        case .forgotten(let event): try container.encode(event, forKey: .forgotten)
        case .movedOut(let event): try container.encode(event, forKey: .movedOut)
        case .movedIn(let event): try container.encode(event, forKey: .movedIn)
        case .memberJoined(let event): try container.encode(event, forKey: .memberJoined)
        case .memberLeft(let event): try container.encode(event, forKey: .memberLeft)
        case .accountMoved(let event): try container.encode(event, forKey: .accountMoved)
        case .accountReturned(let event): try container.encode(event, forKey: .accountReturned)
        case .adjusted(let event): try container.encode(event, forKey: .adjusted)
        case .balanceOpened(let event): try container.encode(event, forKey: .balanceOpened)
        case .expiryExtended(let event): try container.encode(event, forKey: .expiryExtended)
        case .expiryKept(let event): try container.encode(event, forKey: .expiryKept)
        case .reinstated(let event): try container.encode(event, forKey: .reinstated)
        case .tierExtended(let event): try container.encode(event, forKey: .tierExtended)
        case .closed(let event): try container.encode(event, forKey: .closed)
        case .erased(let event): try container.encode(event, forKey: .erased)
        }
    }
}
