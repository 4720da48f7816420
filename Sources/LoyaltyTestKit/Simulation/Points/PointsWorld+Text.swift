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
    /// Returns a command in a few words.
    ///
    /// - Parameter command: The command.
    /// - Returns: The words.
    public func text(of command: PointsCommand) -> String {
        func words(_ points: Points?) -> String { points.map { String($0.steps) } ?? "all" }
        let what =
            switch command.action {
            case .accrue(let source): "accrue \(source.id) of \(spend(source)) at \(source.at)"
            case .reverseAccrual(let accrual): "reverse \(accrual)"
            case .returnUnits(let units): "return \(Self.units(of: units)) of \(units.order)"
            case .redeem(let points, let name, _): "redeem \(points.steps) as \(name)"
            case .hold(let points, let name, let span, _):
                "hold \(points.steps) as \(name) for \(span.microseconds / 3_600_000_000) h"
            case .capture(let name, let points): "capture \(words(points)) of \(name)"
            case .release(let name): "release \(name)"
            case .refundRedemption(let name, let points): "refund \(words(points)) of \(name)"
            case .transfer(let points, let other): "send \(points.steps) to \(other)"
            case .adjust(let points, let why): "adjust by \(points.steps) for \(why.reason) by \(why.actor)"
            case .openBalance(let opening):
                "open with \(opening.lots.map { $0.points.steps }), debt \(opening.debt?.steps ?? 0)"
            case .extendExpiry(let expiry, _): "extend \(expiry.lots.map { "\($0)" } ?? "all") \(expiry.change)"
            case .join(let other, _): "take \(other) in"
            case .separate(let other): "let \(other) go"
            case .extendTier(let until, _): "keep the tier until \(until)"
            case .close(let isForfeiting): isForfeiting ? "close with all that is left" : "close"
            default: Self.name(of: command)
            }
        return "\(command.member): \(what)"
    }

    private func spend(_ source: AccrualSource) -> String {
        if case .order(let order) = source { order.total.description } else { "an action" }
    }

    /// Returns an answer in a few words.
    ///
    /// - Parameter answer: The answer.
    /// - Returns: The words.
    public func text(of answer: PointsAnswer) -> String {
        answer.isApproved ? "done" : answer.reasons.map(\.code.text).joined(separator: ", ")
    }

    /// Returns an event in a few words.
    ///
    /// - Parameter event: The event.
    /// - Returns: The words.
    public func text(of event: PointsEvent) -> String {
        func words(_ allocations: [LotAllocation]) -> String {
            allocations.map { "\($0.steps) of lot \($0.lot)" }.joined(separator: ", ")
        }
        func words(_ lots: [Lot]) -> String {
            lots.map { "lot \($0.id) of \($0.granted) to \($0.expiresAt?.description ?? "never")" }.joined(
                separator: ", "
            )
        }
        return switch event {
        case .opened: "opened"
        case .accrued(let event):
            "accrued lot \(event.lot) of \(event.granted) from \(event.activeAt) to \(event.expiresAt?.description ?? "never")"
        case .accrualReversed(let event):
            "reversed \(words(event.allocations)), debt \(event.debt), written off \(event.writtenOff)"
        case .writeOffRecovered(let event): "recovered \(words(event.allocations))"
        case .redeemed(let event): "redeemed \(words(event.allocations))"
        case .held(let event): "held \(words(event.hold.allocations)) until \(event.hold.until)"
        case .captured(let event): "captured \(words(event.allocations))"
        case .holdReleased(let event): "released \(event.redemption)"
        case .redemptionRefunded(let event): "refunded \(words(event.allocations))"
        case .debtRepaid(let event): "repaid \(words(event.allocations))"
        case .expired(let event): "expired \(words(event.allocations))"
        case .granted(let event): "granted \(words(event.lots))"
        case .activityRecorded(let event): "active until \(event.inactiveAt?.description ?? "ever")"
        case .movedOut(let event): "sent \(words(event.allocations))"
        case .movedIn(let event): "received \(words(event.lots))"
        default: String(describing: event)
        }
    }
}
