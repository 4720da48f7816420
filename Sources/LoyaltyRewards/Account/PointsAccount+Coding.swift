//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// MARK: - Codable

extension PointsAccount: Codable {
    private enum CodingKeys: String, CodingKey {
        case accruals, broughtIn, carried, closedAt, debt, enrolledAt, erasedAt, expiredLots, forgottenBefore, holds,
            inactiveAt, lastAt, lotCount, lots, members
        case move, program, qualifying, redemptions, reinstatementWindow, tier, totals, unit, usage, version
    }

    /// Reads a stored account of format version 1 and refuses one that contradicts itself.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        guard try container.decode(Int.self, forKey: .version) == 1 else {
            throw RewardsError(.unsupportedVersion, "a stored account has version 1")
        }
        self.init()
        program = try container.decodeIfPresent(ProgramID.self, forKey: .program)
        unit = try container.decodeIfPresent(PointUnit.self, forKey: .unit)
        enrolledAt = try container.decodeIfPresent(Timestamp.self, forKey: .enrolledAt)
        lastAt = try container.decodeIfPresent(Timestamp.self, forKey: .lastAt)
        lots = try container.decode([Lot].self, forKey: .lots)
        holds = try container.decodeIfPresent([Hold].self, forKey: .holds) ?? []
        debt = try container.decode(Int64.self, forKey: .debt)
        carried = try container.decodeIfPresent(Int64.self, forKey: .carried) ?? 0
        totals = try container.decode(PointsTotals.self, forKey: .totals)
        guard let accruals = EntryTable(try container.decode([AccrualEntry].self, forKey: .accruals)),
            let redemptions = EntryTable(try container.decode([RedemptionEntry].self, forKey: .redemptions))
        else { throw Self.corrupt("a stored account keeps each accrual and each redemption once") }
        self.accruals = accruals
        self.redemptions = redemptions
        qualifying = try container.decode(QualifyingHistory.self, forKey: .qualifying)
        tier = try container.decodeIfPresent(TierRecord.self, forKey: .tier)
        usage = try container.decodeIfPresent(AccrualUsage.self, forKey: .usage) ?? AccrualUsage()
        inactiveAt = try container.decodeIfPresent(Timestamp.self, forKey: .inactiveAt)
        forgottenBefore = try container.decodeIfPresent(Timestamp.self, forKey: .forgottenBefore)
        members = try container.decodeIfPresent([MemberPart].self, forKey: .members) ?? []
        move = try container.decodeIfPresent(AccountMove.self, forKey: .move)
        reinstatementWindow = try container.decodeIfPresent(CalendarStep.self, forKey: .reinstatementWindow)
        expiredLots = try container.decodeIfPresent([ExpiredLot].self, forKey: .expiredLots) ?? []
        broughtIn = try container.decodeIfPresent([AccrualID].self, forKey: .broughtIn) ?? []
        closedAt = try container.decodeIfPresent(Timestamp.self, forKey: .closedAt)
        erasedAt = try container.decodeIfPresent(Timestamp.self, forKey: .erasedAt)
        lotCount = try container.decode(Int64.self, forKey: .lotCount)
        guard isSound else {
            throw Self.corrupt("a stored account accounts for every point, with its lots in order")
        }
    }

    /// Writes the account with its entries in the order in which they were made.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Array(accruals), forKey: .accruals)
        if !broughtIn.isEmpty { try container.encode(broughtIn, forKey: .broughtIn) }
        if carried != 0 { try container.encode(carried, forKey: .carried) }
        try container.encodeIfPresent(closedAt, forKey: .closedAt)
        try container.encode(debt, forKey: .debt)
        try container.encodeIfPresent(enrolledAt, forKey: .enrolledAt)
        try container.encodeIfPresent(erasedAt, forKey: .erasedAt)
        if !expiredLots.isEmpty { try container.encode(expiredLots, forKey: .expiredLots) }
        try container.encodeIfPresent(forgottenBefore, forKey: .forgottenBefore)
        if !holds.isEmpty { try container.encode(holds, forKey: .holds) }
        try container.encodeIfPresent(inactiveAt, forKey: .inactiveAt)
        try container.encodeIfPresent(lastAt, forKey: .lastAt)
        try container.encode(lotCount, forKey: .lotCount)
        try container.encode(lots, forKey: .lots)
        if !members.isEmpty { try container.encode(members, forKey: .members) }
        try container.encodeIfPresent(move, forKey: .move)
        try container.encodeIfPresent(program, forKey: .program)
        try container.encode(qualifying, forKey: .qualifying)
        try container.encode(Array(redemptions), forKey: .redemptions)
        try container.encodeIfPresent(reinstatementWindow, forKey: .reinstatementWindow)
        try container.encodeIfPresent(tier, forKey: .tier)
        try container.encode(totals, forKey: .totals)
        try container.encodeIfPresent(unit, forKey: .unit)
        if !usage.isEmpty { try container.encode(usage, forKey: .usage) }
        try container.encode(1, forKey: .version)
    }
}

// MARK: - Checking a stored account

extension PointsAccount {
    private var isSound: Bool {
        ([debt, lotCount] + totals.all).allSatisfy(Steps.isValid) && totals.received != nil
            && lots.allSatisfy { $0.isSound && $0.id.number <= lotCount }
            && zip(lots, lots.dropFirst()).allSatisfy(Lot.burnsFirst)
            && Set(lots.map(\.id)).count == lots.count
            && accruals.allSatisfy(\.isSound)
            && redemptions.allSatisfy(\.isSound)
            && zip(holds, holds.dropFirst()).allSatisfy(Hold.endsFirst)
            && members.allSatisfy { $0.isSound(amongLots: lotCount) }
            && zip(members, members.dropFirst()).allSatisfy { $0.lotOffset + $0.lotCount <= $1.lotOffset }
            && members.reduce(Int128(0)) { $0 + Int128($1.debt) } <= Int128(debt)
            && accruals.allSatisfy { isOwn($0.lot) }
            && redemptions.allSatisfy { $0.parts.allSatisfy { isOwn($0.lot.id) } }
            && (program == nil) == (unit == nil)
            && expiredLots.allSatisfy(\.isSound) && (closedAt == nil || (lots.isEmpty && holds.isEmpty))
            && (erasedAt == nil || closedAt != nil) && isHeldInLots && isBalanced && hasRoomForEntries
    }

    private func isOwn(_ lot: LotID) -> Bool { lot.number > 0 && lot.number <= lotCount }

    /// Whether the totals have room for all that the entries say; accounts that sent or received points say it together.
    private var hasRoomForEntries: Bool {
        guard totals.movedIn == 0, totals.movedOut == 0 else { return true }
        let granted = accruals.reduce(Int128(0)) { $0 + Int128($1.granted) }
        let expired = accruals.reduce(Int128(0)) { $0 + Int128($1.expired) }
        let redeemed = redemptions.lazy.flatMap(\.parts).reduce(Int128(0)) { $0 + Int128($1.refundable) }
        var taken: [LotID: Int128] = [:]
        for part in redemptions.lazy.flatMap(\.parts) {
            taken[part.lot.id, default: 0] += Int128(part.refundable)
        }
        guard lots.allSatisfy({ Int128($0.remaining) + taken[$0.id, default: 0] <= Int128($0.granted) }) else {
            return false
        }
        return granted <= Int128(totals.issued) && expired <= Int128(totals.expired)
            && redeemed <= Int128(totals.redeemed)
    }

    /// Whether each lot holds just what open holds have set aside in it.
    private var isHeldInLots: Bool {
        var held: [LotID: Int64] = [:]
        for allocation in holds.lazy.flatMap(\.allocations) {
            guard allocation.steps > 0, let sum = Steps.sum(held[allocation.lot, default: 0], allocation.steps) else {
                return false
            }
            held[allocation.lot] = sum
        }
        for lot in lots where lot.held != held.removeValue(forKey: lot.id) ?? 0 { return false }
        return held.isEmpty
    }
}
