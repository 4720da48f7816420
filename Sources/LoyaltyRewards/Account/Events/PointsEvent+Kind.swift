//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension PointsEvent {
    /// What kind of thing happened; coded as the name that the event is coded under.
    public enum Kind: String, Hashable, CaseIterable, Codable, Sendable {
        /// The account got its program and unit; always the first event.
        case opened
        /// An order or an action was accrued.
        case accrued
        /// An accrual was taken back, wholly or in part.
        case accrualReversed
        /// Refunded points made good for what a return could not take back.
        case writeOffRecovered
        /// Points were redeemed.
        case redeemed
        /// Points were set aside.
        case held
        /// A hold became a redemption.
        case captured
        /// Held points are free again.
        case holdReleased
        /// Points of a redemption went back into the lots that they came from.
        case redemptionRefunded
        /// Points repaid debt.
        case debtRepaid
        /// Points went with their last day.
        case expired
        /// Lots came in that no accrual earned.
        case granted
        /// The day on which inactivity ends all points moved.
        case activityRecorded
        /// The tier changed, or was found to hold longer.
        case tierRecorded
        /// Old orders, actions and redemptions were forgotten.
        case forgotten
        /// Points were sent to another account.
        case movedOut
        /// Points came from another account.
        case movedIn
        /// Another account joined this one.
        case memberJoined
        /// An account that had joined left again.
        case memberLeft
        /// The points of this account are kept in another one.
        case accountMoved
        /// The account came back from another one.
        case accountReturned
        /// Somebody gave points or took some.
        case adjusted
        /// The account took over what its member had elsewhere.
        case balanceOpened
        /// Somebody let points live longer.
        case expiryExtended
        /// What expires is remembered for another time from now on.
        case expiryKept
        /// Expired points came back.
        case reinstated
        /// Somebody gave a tier for longer.
        case tierExtended
        /// The account was closed for good.
        case closed
        /// The closed account forgot what its member did.
        case erased

        /// What the kind is to metrics, or nil if it changes nothing that members have in the program.
        public var movement: PointsMovementKind? {
            switch self {
            case .accrued: .accrued
            case .redeemed, .captured: .redeemed
            case .expired: .expired
            case .accrualReversed, .writeOffRecovered, .redemptionRefunded, .granted: .reversed
            case .adjusted, .balanceOpened, .reinstated, .closed: .adjusted
            case .opened, .held, .holdReleased, .debtRepaid, .activityRecorded, .tierRecorded, .forgotten, .movedOut,
                .movedIn, .memberJoined, .memberLeft, .accountMoved, .accountReturned, .expiryExtended, .expiryKept,
                .tierExtended, .erased:
                nil
            }
        }
    }

    /// What kind of thing happened.
    public var kind: Kind {
        switch self {
        case .opened: .opened
        case .accrued: .accrued
        case .accrualReversed: .accrualReversed
        case .writeOffRecovered: .writeOffRecovered
        case .redeemed: .redeemed
        case .held: .held
        case .captured: .captured
        case .holdReleased: .holdReleased
        case .redemptionRefunded: .redemptionRefunded
        case .debtRepaid: .debtRepaid
        case .expired: .expired
        case .granted: .granted
        case .activityRecorded: .activityRecorded
        case .tierRecorded: .tierRecorded
        case .forgotten: .forgotten
        case .movedOut: .movedOut
        case .movedIn: .movedIn
        case .memberJoined: .memberJoined
        case .memberLeft: .memberLeft
        case .accountMoved: .accountMoved
        case .accountReturned: .accountReturned
        case .adjusted: .adjusted
        case .balanceOpened: .balanceOpened
        case .expiryExtended: .expiryExtended
        case .expiryKept: .expiryKept
        case .reinstated: .reinstated
        case .tierExtended: .tierExtended
        case .closed: .closed
        case .erased: .erased
        }
    }
}
