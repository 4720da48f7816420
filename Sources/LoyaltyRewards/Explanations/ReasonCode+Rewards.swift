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
    /// The order or action was accrued before; `accrual`.
    public static let accrualAlreadyMade: ReasonCode = "accrual.alreadyMade"
    /// The order or action is older than the account remembers, so it may have been accrued before; `accrual`.
    public static let accrualTooOld: ReasonCode = "accrual.tooOld"
    /// The order or action was never accrued, or can no longer be taken back; `accrual`.
    public static let accrualUnknown: ReasonCode = "accrual.unknown"
    /// The time in which the order or action can be taken back is over; `accrual`.
    public static let accrualPeriodOver: ReasonCode = "accrual.periodOver"
    /// All of the order or action was taken back before; `accrual`.
    public static let accrualAlreadyReversed: ReasonCode = "accrual.alreadyReversed"
    /// A redemption of this name was made before; `redemption`.
    public static let redemptionAlreadyMade: ReasonCode = "redemption.alreadyMade"
    /// No redemption of this name was made, or it can no longer be refunded; `redemption`.
    public static let redemptionUnknown: ReasonCode = "redemption.unknown"
    /// The time in which the redemption can be refunded is over; `redemption`.
    public static let redemptionPeriodOver: ReasonCode = "redemption.periodOver"
    /// All of the redemption was refunded before; `redemption`.
    public static let redemptionAlreadyRefunded: ReasonCode = "redemption.alreadyRefunded"
    /// More than is left of the redemption; `asked`, `refundable`.
    public static let refundExceeded: ReasonCode = "refund.exceeded"
    /// The program has no rule by which points are held.
    public static let holdNotOffered: ReasonCode = "hold.notOffered"
    /// Longer than the program holds points; `longest` in whole minutes.
    public static let holdTooLong: ReasonCode = "hold.tooLong"
    /// No hold of this name is open: it was never made, timed out, or was captured or released; `redemption`.
    public static let holdNotOpen: ReasonCode = "hold.notOpen"
    /// More than is held; `asked`, `held`.
    public static let holdExceeded: ReasonCode = "hold.exceeded"
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
    /// The program has no rule by which points are sent to others.
    public static let transferNotOffered: ReasonCode = "transfer.notOffered"
    /// The points of the account are kept in another one; `into`.
    public static let accountMoved: ReasonCode = "account.moved"
    /// Other accounts joined this one, which must leave first; `member`.
    public static let accountHasMembers: ReasonCode = "account.hasMembers"
    /// Points are held, and the hold must end first; `member`.
    public static let accountHasHolds: ReasonCode = "account.hasHolds"
    /// Both accounts have an order, an action or a redemption of one name; `name`.
    public static let accountsShareName: ReasonCode = "account.sharesName"
    /// The member's account did not join this one; `member`.
    public static let memberUnknown: ReasonCode = "member.unknown"
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
    /// The points of an action; `action`, `points`.
    public static let accrualActionPoints: ReasonCode = "accrual.actionPoints"
    /// What one rule gives; `points`, `rule`.
    public static let accrualRule: ReasonCode = "accrual.rule"
    /// So many points for each unit; `points`.
    public static let accrualPerUnit: ReasonCode = "accrual.perUnit"
    /// So many points for the order; `points`.
    public static let accrualPerOrder: ReasonCode = "accrual.perOrder"
    /// So many points for the action; `points`.
    public static let accrualPerAction: ReasonCode = "accrual.perAction"
    /// The dates of a rule or campaign; `first`, `last`.
    public static let accrualWindow: ReasonCode = "accrual.window"
    /// The days of the week of a rule or campaign.
    public static let accrualWeekday: ReasonCode = "accrual.weekday"
    /// The tiers that a rule or campaign is for; `tiers`.
    public static let accrualTier: ReasonCode = "accrual.tier"
    /// The channels and places that a rule is for.
    public static let accrualPlace: ReasonCode = "accrual.place"
    /// The lines or actions that a rule or campaign is for.
    public static let accrualScope: ReasonCode = "accrual.scope"
    /// A rule for lines, and an order of which only the total is known.
    public static let accrualLinesUnknown: ReasonCode = "accrual.linesUnknown"
    /// A rule for orders, and an action.
    public static let accrualForOrders: ReasonCode = "accrual.forOrders"
    /// A rule for actions, and an order.
    public static let accrualForActions: ReasonCode = "accrual.forActions"
    /// By how much a campaign multiplies points; `campaign`, `multiplier`.
    public static let accrualCampaign: ReasonCode = "accrual.campaign"
    /// What a limit leaves; `left`, `limit`.
    public static let accrualLimit: ReasonCode = "accrual.limit"
    /// What a line earns; `line`, `points`, `spend`.
    public static let accrualLine: ReasonCode = "accrual.line"
    /// A line that was free; `line`, `points`, `spend`.
    public static let accrualLineFree: ReasonCode = "accrual.lineFree"
    /// A line that came back; `line`, `points`, `spend`.
    public static let accrualLineReturned: ReasonCode = "accrual.lineReturned"
    /// A line that no rule is for; `line`, `points`, `spend`.
    public static let accrualLineOutside: ReasonCode = "accrual.lineOutside"
    /// What shipping earns, or an order without lines; `points`, `spend`.
    public static let accrualRest: ReasonCode = "accrual.rest"
    /// Shipping, or an order without lines, that no rule is for; `points`, `spend`.
    public static let accrualRestOutside: ReasonCode = "accrual.restOutside"
}
