//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What may become of points besides earning and redeeming; each policy is named, and what is not named is not offered.
///
/// ```swift
/// let policies = PointsPolicies(returns: ReturnRule(period: .months(3)), holds: try HoldRule(longest: .hours(2)))
/// ```
public struct PointsPolicies: Hashable, Sendable {
    /// How long orders, actions and redemptions can be taken back.
    public let returns: ReturnRule
    /// What becomes of points that a return takes back and that no lot has any more.
    public let debt: DebtPolicy
    /// What becomes of refunded points whose lot is past its last day.
    public let refundGrace: RefundGrace
    /// Which lots points leave first.
    public let burnOrder: BurnOrder
    /// How points are set aside, or nil if they are not.
    public let holds: HoldRule?
    /// How members send points to one another, or nil if they do not.
    public let transfers: TransferRule?
    /// How expired points come back, or nil if they do not.
    public let reinstatement: ReinstatementRule?
    /// How points are given and taken by hand, or nil if they are not.
    public let adjustments: AdjustmentRule?

    /// Creates policies.
    ///
    /// - Parameters:
    ///   - returns: How long orders, actions and redemptions can be taken back; for ever by default.
    ///   - debt: What becomes of points that a return takes back and that no lot has any more; owed by default.
    ///   - refundGrace: What becomes of refunded points whose lot is past its last day; they live 30 days more by default.
    ///   - burnOrder: Which lots points leave first; those that end first by default.
    ///   - holds: How points are set aside, or nil if they are not.
    ///   - transfers: How members send points to one another, or nil if they do not.
    ///   - reinstatement: How expired points come back, or nil if they do not.
    ///   - adjustments: How points are given and taken by hand, or nil if they are not.
    public init(
        returns: ReturnRule = .forever,
        debt: DebtPolicy = .carried(reviewAbove: nil),
        refundGrace: RefundGrace = .days(30),
        burnOrder: BurnOrder = .earliestExpiry,
        holds: HoldRule? = nil,
        transfers: TransferRule? = nil,
        reinstatement: ReinstatementRule? = nil,
        adjustments: AdjustmentRule? = nil
    ) {
        self.returns = returns
        self.debt = debt
        self.refundGrace = refundGrace
        self.burnOrder = burnOrder
        self.holds = holds
        self.transfers = transfers
        self.reinstatement = reinstatement
        self.adjustments = adjustments
    }
}

extension PointsPolicies {
    /// Checks what the policies say of points and of time.
    func check(in unit: PointUnit) throws(RewardsError) {
        try debt.check(in: unit)
        try refundGrace.check()
        try transfers?.check(in: unit)
        try adjustments?.check(in: unit)
    }
}

// MARK: - Codable

extension PointsPolicies: Codable {
    private enum CodingKeys: String, CodingKey {
        case adjustments, burnOrder, debt, holds, refundGrace, reinstatement, returns, transfers
    }

    /// Reads policies; what is not there is as in ``init(returns:debt:refundGrace:burnOrder:holds:transfers:reinstatement:adjustments:)``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let basic = PointsPolicies()
        try self.init(
            returns: container.decodeIfPresent(ReturnRule.self, forKey: .returns) ?? basic.returns,
            debt: container.decodeIfPresent(DebtPolicy.self, forKey: .debt) ?? basic.debt,
            refundGrace: container.decodeIfPresent(RefundGrace.self, forKey: .refundGrace) ?? basic.refundGrace,
            burnOrder: container.decodeIfPresent(BurnOrder.self, forKey: .burnOrder) ?? basic.burnOrder,
            holds: container.decodeIfPresent(HoldRule.self, forKey: .holds),
            transfers: container.decodeIfPresent(TransferRule.self, forKey: .transfers),
            reinstatement: container.decodeIfPresent(ReinstatementRule.self, forKey: .reinstatement),
            adjustments: container.decodeIfPresent(AdjustmentRule.self, forKey: .adjustments)
        )
    }

    /// Writes every policy that the program has.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(returns, forKey: .returns)
        try container.encode(debt, forKey: .debt)
        try container.encode(refundGrace, forKey: .refundGrace)
        if burnOrder != .earliestExpiry { try container.encode(burnOrder, forKey: .burnOrder) }
        try container.encodeIfPresent(holds, forKey: .holds)
        try container.encodeIfPresent(transfers, forKey: .transfers)
        try container.encodeIfPresent(reinstatement, forKey: .reinstatement)
        try container.encodeIfPresent(adjustments, forKey: .adjustments)
    }
}
