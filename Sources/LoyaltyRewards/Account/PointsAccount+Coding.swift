//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

internal import LoyaltyCore

extension PointsAccount: Codable {
    private enum CodingKeys: String, CodingKey {
        case accruals, debt, lotCount, lots, program, qualifying, recordedTier, redemptions, tierHoldsUntil, totals,
            unit
    }

    private struct Accrual: Codable {
        let order: OrderID
        let entry: AccrualEntry

        enum CodingKeys: String, CodingKey { case entry, order }
    }

    private struct Redemption: Codable {
        let redemption: RedemptionID
        let entry: RedemptionEntry

        enum CodingKeys: String, CodingKey { case entry, redemption }
    }

    /// Reads an account and checks that it accounts for every point.
    ///
    /// - Throws: ``RewardsError`` with code `corruptLog` for an account that no log leads to.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        program = try container.decodeIfPresent(ProgramID.self, forKey: .program)
        unit = try container.decodeIfPresent(PointUnit.self, forKey: .unit)
        lots = try container.decode([Lot].self, forKey: .lots)
        debt = try container.decode(Int64.self, forKey: .debt)
        totals = try container.decode(PointsTotals.self, forKey: .totals)
        for item in try container.decode([Accrual].self, forKey: .accruals) { accruals[item.order] = item.entry }
        for item in try container.decode([Redemption].self, forKey: .redemptions) {
            redemptions[item.redemption] = item.entry
        }
        qualifying = try container.decode([QualifyingEntry].self, forKey: .qualifying)
        recordedTier = try container.decodeIfPresent(TierID.self, forKey: .recordedTier)
        tierHoldsUntil = try container.decodeIfPresent(Timestamp.self, forKey: .tierHoldsUntil)
        lotCount = try container.decode(Int64.self, forKey: .lotCount)
        guard isSound else { throw Self.corrupt("a stored account accounts for every point, with its lots in order") }
    }

    /// Writes the account with accruals and redemptions in the order of their names.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let accruals = accruals.sorted { $0.key < $1.key }.map { Accrual(order: $0.key, entry: $0.value) }
        let redemptions = redemptions.sorted { $0.key < $1.key }.map { Redemption(redemption: $0.key, entry: $0.value) }
        try container.encode(accruals, forKey: .accruals)
        try container.encode(debt, forKey: .debt)
        try container.encode(lotCount, forKey: .lotCount)
        try container.encode(lots, forKey: .lots)
        try container.encodeIfPresent(program, forKey: .program)
        try container.encode(qualifying, forKey: .qualifying)
        try container.encodeIfPresent(recordedTier, forKey: .recordedTier)
        try container.encode(redemptions, forKey: .redemptions)
        try container.encodeIfPresent(tierHoldsUntil, forKey: .tierHoldsUntil)
        try container.encode(totals, forKey: .totals)
        try container.encodeIfPresent(unit, forKey: .unit)
    }

    /// Whether every number is within its bounds, so that no later sum can overflow, and the order is as it has to be.
    private var isSound: Bool {
        let numbers = [
            debt, lotCount, totals.issued, totals.redeemed, totals.expired, totals.reversed, totals.repaid,
            totals.debtCreated,
        ]
        return numbers.allSatisfy(Steps.isValid)
            && lots.allSatisfy(\.isSound)
            && zip(lots, lots.dropFirst()).allSatisfy(Lot.burnsFirst)
            && accruals.values.allSatisfy { Steps.isValid($0.granted) && $0.expired >= 0 && $0.expired <= $0.granted }
            && redemptions.values.allSatisfy { $0.parts.allSatisfy(\.isSound) }
            && qualifying.allSatisfy { Steps.isValid($0.amount) }
            && zip(qualifying, qualifying.dropFirst()).allSatisfy { $0.at <= $1.at }
            && (program == nil) == (unit == nil)
            && isBalanced
    }
}
