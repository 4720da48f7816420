//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

@Suite("Messages: every reason has words in English and Russian")
struct RewardsMessagesTests {
    private static let codes: [ReasonCode] = [
        .accrualAlreadyMade, .accrualTooOld, .accrualUnknown, .accrualPeriodOver, .accrualAlreadyReversed,
        .redemptionPeriodOver, .refundExceeded, .holdNotOffered, .holdTooLong, .holdNotOpen, .holdExceeded,
        .transferNotOffered, .accountMoved, .accountHasMembers, .accountHasHolds, .accountsShareName, .memberUnknown,
        .redemptionAlreadyMade, .redemptionUnknown,
        .redemptionAlreadyRefunded, .redemptionNotOffered, .redemptionBelowMinimum, .redemptionNotInSteps, .pointsOwed,
        .redemptionAboveMaximum, .redemptionAboveShare, .redemptionAboveBill, .redemptionBillTooSmall,
        .pointsAboveAllowance, .transferBelowMinimum, .transferNotInSteps, .adjustmentReasonNotAllowed,
        .adjustmentAboveMaximum, .adjustmentNotOffered, .balanceAlreadyOpened, .lotUnknown, .expiryNotExtended,
        .reinstatementNotOffered, .reinstatementNothing, .tierNotOffered, .tierNone, .tierNotExtended, .accountNotEmpty,
        .accountClosed,
        .pointsInsufficient, .pointsOverflow, .accrualPoints, .accrualSpend, .accrualTaxExcluded,
        .accrualShippingExcluded,
        .accrualTenderExcluded, .accrualMinimum, .accrualRate, .accrualMultiplier, .accrualActionPoints, .accrualRule,
        .accrualPerUnit, .accrualPerOrder, .accrualPerAction, .accrualWindow, .accrualWeekday, .accrualTier,
        .accrualPlace, .accrualScope, .accrualLinesUnknown, .accrualForOrders, .accrualForActions, .accrualCampaign,
        .accrualLimit, .accrualLine, .accrualLineFree, .accrualLineReturned, .accrualLineOutside, .accrualRest,
        .accrualRestOutside,
    ]

    @Test("The catalog is complete and readable")
    func catalogIsComplete() {
        #expect(MessageCatalog.rewards.codes == Self.codes.sorted())
        #expect(MessageCatalog.rewards.unreadable.isEmpty)
        #expect(MessageCatalog.rewards.untranslated(in: .english).isEmpty)
        #expect(MessageCatalog.rewards.untranslated(in: .russian).isEmpty)
    }

    @Test("A refusal reads as a sentence in both languages")
    func refusalReads() throws {
        var member = try Member(Sample.program())
        try member.accrue(22, as: "1", at: "2027-01-01")
        let reason = try #require(try member.redeem(25, as: "r", at: "2027-01-01").reasons.first)
        let english = MessageRenderer(.english, catalog: .rewards).text(for: reason)
        let russian = MessageRenderer(.russian, catalog: .rewards).text(for: reason)
        #expect(english == "3 points more needed: 22 points available, 0 points pending.")
        #expect(russian == "Не хватает: 3 балла. Доступно: 22 балла, в ожидании: 0 баллов.")
    }
}
