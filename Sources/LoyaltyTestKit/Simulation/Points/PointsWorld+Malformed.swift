//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
public import LoyaltyRewards

extension PointsWorld {
    /// Checks that what the rules threw at says something that no account could take.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - error: What was thrown.
    /// - Throws: A ``SimulationFinding`` if the command is well-formed.
    public mutating func check(
        _ command: PointsCommand,
        refusedWith error: any Error
    ) throws(SimulationFinding) {
        guard isMalformed(command) || isRich && isTooMuch(command, error) else {
            throw SimulationFinding("a well-formed command is decided", "\(text(of: command)): \(error)")
        }
    }

    private func isMalformed(_ command: PointsCommand) -> Bool {
        switch command.action {
        case .accrue(let source): return source.customer.map { $0 != command.member } ?? false
        case .redeem(let points, _, let total):
            return points.steps < 1 || total == nil && rules.program.redemption?.orderShare != nil
        case .transfer(let points, let other): return points.steps < 1 || other == command.member
        case .hold(let points, _, let span, let total):
            return points.steps < 1 || span <= .zero || total == nil && rules.program.redemption?.orderShare != nil
        case .capture(_, let points), .refundRedemption(_, let points): return points.map { $0.steps < 1 } ?? false
        case .join(let other, _), .separate(let other): return other == command.member
        case .adjust(let points, _): return points.isZero
        case .openBalance(let opening):
            return opening.lots.contains {
                $0.points.steps < 1 || $0.grantedAt > $0.activeAt || $0.grantedAt == .latest
            }
        case .returnUnits(let units):
            guard let order = purses[index(of: command.member)].orders[Self.number(of: units.order.text)] else {
                return false
            }
            // Units come back once, so a decision on an older state can only have been milder.
            return order.returned + Self.units(of: units) > order.quantity
        default: return false
        }
    }

    /// What no oracle foresees: sums beyond all bounds, and units of orders that another member has, or that came back before.
    private func isTooMuch(_ command: PointsCommand, _ error: any Error) -> Bool {
        guard let code = (error as? RewardsError)?.code else { return false }
        switch command.action {
        case .accrue: return code == .amountOutOfRange
        case .returnUnits: return code == .overReturn || code == .memberMismatch || code == .orderMismatch
        default: return false
        }
    }
}
