//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

extension DirectEvaluation.Finding {
    /// The finding as a reason code, such as `direct.offer.notChosen`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "direct.offer." + rawValue) }
}

extension DirectSource {
    /// The source as a reason code, such as `direct.source.partner`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "direct.source." + rawValue) }
}

extension RecurrenceEvaluation.Finding {
    /// The finding as a reason code, such as `recurrence.monthsEnded`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "recurrence." + rawValue) }
}

extension CappedShares.Limit {
    /// The limit as a reason code, such as `limit.perPartner`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "limit." + rawValue) }
}

extension RankedStop.Finding {
    /// The finding as a reason code, such as `ranks.stop.blocked`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "ranks.stop." + rawValue) }
}

extension RankEvaluation.Finding {
    /// The finding as a reason code, such as `ranks.inGrace`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "ranks." + rawValue) }
}

extension RankMeasures.Measure {
    /// The measure as a reason code of a need that is not met, such as `ranks.needs.largestLeg`.
    public var reasonCode: ReasonCode { ReasonCode(stringLiteral: "ranks.needs." + rawValue) }
}
