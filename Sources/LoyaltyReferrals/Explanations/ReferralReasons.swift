//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension ReasonCode {
    /// The order, return or payout lies after the instant of the decision; `at`.
    public static let activityInFuture: ReasonCode = "activity.inFuture"
    /// Nobody is credited with the sale; the findings on the touches follow.
    public static let saleNotAttributed: ReasonCode = "sale.notAttributed"
    /// The order has paid commission already, to this partner or another; `order`.
    public static let saleAlreadyRecorded: ReasonCode = "sale.alreadyRecorded"
    /// The order never paid commission to this partner; `order`.
    public static let saleUnknown: ReasonCode = "sale.unknown"
    /// The return has been recorded already; `return`.
    public static let returnAlreadyRecorded: ReasonCode = "return.alreadyRecorded"
    /// More would be refunded than was paid; `refund`, `refunded`, `sale`.
    public static let refundAboveSale: ReasonCode = "refund.aboveSale"
    /// The payout has been recorded already; `payout`.
    public static let payoutAlreadyRecorded: ReasonCode = "payout.alreadyRecorded"
    /// More would be paid out than is payable; `payout`, `payable`.
    public static let payoutAbovePayable: ReasonCode = "payout.abovePayable"
    /// The sale was declared void, and nothing of it is left; `order`.
    public static let saleVoid: ReasonCode = "sale.void"
    /// The commission of the sale is in a payout already, so that it can only be reversed or adjusted; `order`.
    public static let saleLocked: ReasonCode = "sale.locked"
    /// The run says of the period what the run before said; `total`.
    public static let periodUnchanged: ReasonCode = "period.unchanged"
    /// This run of the period or a later one is recorded already; `run`, `recorded`.
    public static let periodRunNotNewer: ReasonCode = "period.runNotNewer"
    /// The adjustment has been recorded already; `adjustment`.
    public static let adjustmentAlreadyRecorded: ReasonCode = "adjustment.alreadyRecorded"
    /// The payout never was locked; `payout`.
    public static let payoutUnknown: ReasonCode = "payout.unknown"
    /// The payout has arrived or failed already; `payout`.
    public static let payoutNotLocked: ReasonCode = "payout.notLocked"
    /// Another amount arrived, or failed, than was locked; `payout`, `locked`.
    public static let payoutAmountDiffers: ReasonCode = "payout.amountDiffers"
    /// The external reference has paid before; `reference`.
    public static let payoutReferenceUsed: ReasonCode = "payout.referenceUsed"
    /// The partner owes, which is set against what is approved next; `owed`.
    public static let payoutCarriedForward: ReasonCode = "payout.carriedForward"
    /// The partner must not be paid for now; `reason`.
    public static let payoutHeld: ReasonCode = "payout.held"
    /// Less is payable than is paid at least; `payable`, `minimum`.
    public static let payoutBelowMinimum: ReasonCode = "payout.belowMinimum"
}

extension AttributionFinding {
    /// The finding as a reason code, such as `attribution.selfReferral`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "attribution." + rawValue) }
}

extension CommissionBasePart.Finding {
    /// The finding as a reason code, such as `commission.base.excludedItem`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "commission.base." + rawValue) }
}
