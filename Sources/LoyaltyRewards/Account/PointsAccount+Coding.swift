//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension PointsAccount: Codable {
    private enum CodingKeys: String, CodingKey {
        case accruals, debt, lotCount, lots, program, qualifying, recordedTier, redemptions, tierHoldsUntil, totals,
            unit, version
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
    /// - Throws: ``RewardsError`` with code `unsupportedVersion`, or `corruptLog` for an account that no log leads to.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw RewardsError(.unsupportedVersion, "a stored account has version 1")
        }
        self.init()
        program = try container.decodeIfPresent(ProgramID.self, forKey: .program)
        unit = try container.decodeIfPresent(PointUnit.self, forKey: .unit)
        lots = try container.decode([Lot].self, forKey: .lots)
        debt = try container.decode(Int64.self, forKey: .debt)
        totals = try container.decode(PointsTotals.self, forKey: .totals)
        let accruals = try container.decode([Accrual].self, forKey: .accruals)
        let redemptions = try container.decode([Redemption].self, forKey: .redemptions)
        for item in accruals { self.accruals[item.order] = item.entry }
        for item in redemptions { self.redemptions[item.redemption] = item.entry }
        qualifying = try container.decode(QualifyingHistory.self, forKey: .qualifying)
        recordedTier = try container.decodeIfPresent(TierID.self, forKey: .recordedTier)
        tierHoldsUntil = try container.decodeIfPresent(Timestamp.self, forKey: .tierHoldsUntil)
        lotCount = try container.decode(Int64.self, forKey: .lotCount)
        guard self.accruals.count == accruals.count, self.redemptions.count == redemptions.count, isSound else {
            throw Self.corrupt("a stored account accounts for every point, with its lots in order")
        }
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
        try container.encode(1, forKey: .version)
    }

    /// Whether every number is within its bounds, so that no later sum can overflow, entries sum to the totals, and the order
    /// is as it has to be.
    private var isSound: Bool {
        let numbers = [
            debt, lotCount, totals.issued, totals.redeemed, totals.expired, totals.reversed, totals.repaid,
            totals.debtCreated,
        ]
        return numbers.allSatisfy(Steps.isValid)
            && lots.allSatisfy(\.isSound)
            && zip(lots, lots.dropFirst()).allSatisfy(Lot.burnsFirst)
            && Set(lots.map(\.id)).count == lots.count
            && lots.allSatisfy { $0.id.number <= lotCount && accruals[$0.order]?.lot == $0.id }
            && accruals.values.allSatisfy { Steps.isValid($0.granted) && $0.expired >= 0 && $0.expired <= $0.granted }
            && redemptions.values.allSatisfy { $0.parts.allSatisfy(\.isSound) }
            && (program == nil) == (unit == nil)
            && isBalanced && hasTotalsOfEntries
    }

    /// Whether what was granted, expired and redeemed by entry is what was granted, expired and redeemed in all.
    private var hasTotalsOfEntries: Bool {
        let parts = redemptions.values.lazy.filter { !$0.isCancelled }.flatMap(\.parts)
        return accruals.values.reduce(Int128(0)) { $0 + Int128($1.granted) } == Int128(totals.issued)
            && accruals.values.reduce(Int128(0)) { $0 + Int128($1.expired) } == Int128(totals.expired)
            && parts.reduce(Int128(0)) { $0 + Int128($1.remaining) } == Int128(totals.redeemed)
    }
}
