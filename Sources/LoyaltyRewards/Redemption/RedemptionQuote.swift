//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How a bill is paid with points and money, before anything is redeemed.
///
/// A ``RedemptionRule`` makes it: the points to take, what they pay, and what is left for money.
public struct RedemptionQuote: Hashable, Sendable {
    /// The points to redeem; zero if none can be.
    public let points: Points
    /// What the points pay; never more than is due.
    public let value: Money
    /// What is left to pay in money; ``value`` and this are together what is due.
    public let dueInMoney: Money
    /// Why these are not the points that were asked for, or why there are none if nothing was asked; otherwise empty.
    ///
    /// In this order: `redemption.belowMinimum`, `redemption.notInSteps`, `redemption.aboveMaximum`,
    /// `points.insufficient`, and `redemption.billTooSmall`, `redemption.aboveShare` or `redemption.aboveBill`.
    public let reasons: [Reason]

    init(_ points: Points, worth value: Money, dueInMoney: Money, reasons: [Reason]) {
        self.points = points
        self.value = value
        self.dueInMoney = dueInMoney
        self.reasons = reasons
    }
}
