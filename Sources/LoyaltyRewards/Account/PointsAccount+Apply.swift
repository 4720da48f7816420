//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsAccount {
    /// Folds one event in, by what it says happened and by no rule.
    ///
    /// - Parameter event: The next event of the account.
    /// - Throws: ``RewardsError`` with code `corruptLog` if the event contradicts the state; the state is then not used.
    /// - Complexity: O(*n*) in the number of lots.
    public mutating func apply(_ event: PointsEvent) throws(RewardsError) {
        let at = event.at
        guard lastAt.map({ $0 <= at }) ?? true else { throw Self.corrupt("time does not go back between events") }
        guard program != nil else {
            guard case .opened(let event) = event else {
                throw Self.corrupt("an account is opened before anything else")
            }
            program = event.program
            unit = event.unit
            enrolledAt = event.enrolledAt
            forgottenBefore = event.forgottenBefore
            reinstatementWindow = event.reinstatementWindow
            lastAt = at
            return
        }
        switch event {
        case .opened: throw Self.corrupt("an account is opened once")
        case .accrued(let event): try apply(event)
        case .accrualReversed(let event): try apply(event)
        case .writeOffRecovered(let event): try apply(event)
        case .redeemed(let event): try apply(event)
        case .held(let event): try apply(event.hold)
        case .captured(let event): try apply(event)
        case .holdReleased(let event): _ = try endHold(of: event.redemption)
        case .redemptionRefunded(let event): try apply(event)
        case .debtRepaid(let event): try apply(event)
        case .expired(let event): try apply(event)
        case .granted(let event): try apply(event)
        case .activityRecorded(let event): inactiveAt = event.inactiveAt
        case .tierRecorded(let event): tier = event.record
        case .forgotten(let event): try apply(event)
        case .movedOut(let event): try Self.add(take(event.allocations), to: &totals.movedOut)
        case .movedIn(let event): try apply(event)
        case .memberJoined(let event): try apply(event)
        case .memberLeft(let event): try apply(event)
        case .accountMoved(let event): try apply(event)
        case .accountReturned(let event): try apply(event)
        case .adjusted(let event): try apply(event)
        case .balanceOpened(let event): try apply(event)
        case .expiryExtended(let event): try apply(event)
        case .expiryKept(let event): apply(event)
        case .reinstated(let event): try apply(event)
        case .tierExtended(let event): apply(event)
        case .closed(let event): try apply(event)
        case .erased(let event): try apply(event)
        }
        lastAt = at
    }

    static func add(_ steps: Int64, to total: inout Int64) throws(RewardsError) {
        guard steps >= 0, let sum = Steps.sum(total, steps) else { throw corrupt("totals stay within 2^53 - 1") }
        total = sum
    }

    static func corrupt(_ rule: String) -> RewardsError { RewardsError(.corruptLog, rule) }
}
