//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

// MARK: - Why a command is declined

extension ReasonCode {
    /// The order was accrued before; `order`.
    public static let orderAlreadyAccrued: ReasonCode = "order.alreadyAccrued"
    /// The order was never accrued; `order`.
    public static let orderNotAccrued: ReasonCode = "order.notAccrued"
    /// The accrual of the order was reversed before; `order`.
    public static let orderAlreadyReversed: ReasonCode = "order.alreadyReversed"
    /// A redemption of this name was made before; `redemption`.
    public static let redemptionAlreadyMade: ReasonCode = "redemption.alreadyMade"
    /// No redemption of this name was made; `redemption`.
    public static let redemptionUnknown: ReasonCode = "redemption.unknown"
    /// The redemption was cancelled before; `redemption`.
    public static let redemptionAlreadyCancelled: ReasonCode = "redemption.alreadyCancelled"
    /// The program has no rule by which points are redeemed.
    public static let redemptionNotOffered: ReasonCode = "redemption.notOffered"
    /// Fewer points than can be redeemed at once; `asked`, `minimum` (in whole steps, and worth something).
    public static let redemptionBelowMinimum: ReasonCode = "redemption.belowMinimum"
    /// Not a multiple of the step; `asked`, `nearest` (the multiple below, or the least that can be redeemed), `step`.
    public static let redemptionNotInSteps: ReasonCode = "redemption.notInSteps"
    /// More points than can be redeemed at once; `asked`, `maximum`.
    public static let redemptionAboveMaximum: ReasonCode = "redemption.aboveMaximum"
    /// More points than the share of the order that points may pay; `asked`, `most`, `share`.
    public static let redemptionAboveShare: ReasonCode = "redemption.aboveShare"
    /// More points than pay the bill; `asked`, `due`, `most`.
    public static let redemptionAboveBill: ReasonCode = "redemption.aboveBill"
    /// What points may pay is worth less than the fewest that can be redeemed; `minimum`, `payable`.
    public static let redemptionBillTooSmall: ReasonCode = "redemption.billTooSmall"
    /// Points are owed, and are repaid before anything is redeemed; `debt`.
    public static let pointsOwed: ReasonCode = "points.owed"
    /// Fewer points than asked for; `asked`, `available`, `missing`, `pending`.
    public static let pointsInsufficient: ReasonCode = "points.insufficient"
    /// More points than may still move in the period; `allowance`, `asked`, `left`, `period`.
    public static let pointsAboveAllowance: ReasonCode = "points.aboveAllowance"
    /// More points than an account can ever hold; `points`.
    public static let pointsOverflow: ReasonCode = "points.overflow"
    /// Fewer points than can be transferred at once; `asked`, `minimum`.
    public static let transferBelowMinimum: ReasonCode = "transfer.belowMinimum"
    /// Not a multiple of the step; `asked`, `nearest` (the multiple below, or the least that can be transferred), `step`.
    public static let transferNotInSteps: ReasonCode = "transfer.notInSteps"
    /// A reason that the program does not list; `reason`.
    public static let adjustmentReasonNotAllowed: ReasonCode = "adjustment.reasonNotAllowed"
    /// More points than one adjustment may move; `asked`, `maximum`.
    public static let adjustmentAboveMaximum: ReasonCode = "adjustment.aboveMaximum"
}

// MARK: - How an accrual was computed

extension ReasonCode {
    /// The points of an order; `points`, `spend`.
    public static let accrualPoints: ReasonCode = "accrual.points"
    /// What of an order counts; `spend`.
    public static let accrualSpend: ReasonCode = "accrual.spend"
    /// Tax that does not count; `amount`.
    public static let accrualTaxExcluded: ReasonCode = "accrual.taxExcluded"
    /// Shipping that does not count; `amount`.
    public static let accrualShippingExcluded: ReasonCode = "accrual.shippingExcluded"
    /// What was paid in a way that earns nothing; `amount`.
    public static let accrualTenderExcluded: ReasonCode = "accrual.tenderExcluded"
    /// The least spend that earns anything; `minimum`.
    public static let accrualMinimum: ReasonCode = "accrual.minimum"
    /// The rate; `points`, `spend`.
    public static let accrualRate: ReasonCode = "accrual.rate"
    /// By how much a tier multiplied the points; `multiplier`.
    public static let accrualMultiplier: ReasonCode = "accrual.multiplier"
}
