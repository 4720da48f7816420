//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyRewards

// MARK: - What people do by hand, and the ends of accounts

extension PointsWorld {
    func handling(
        _ kind: PointsKind,
        of subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> PointsCommand {
        let member = members[subject]
        let actor = try ActorID(choices.below(3) == 2 ? "lee" : "kim")
        let reason = try ReasonName(choices.strikes(oneIn: 10) ? "whim" : CoinRules.goodReason)
        switch kind {
        case .adjust: return .adjust(try gift(of: subject, &choices), of: member, because: reason, by: actor)
        case .extendExpiry:
            return .extendExpiry(try longer(subject, asOf, &choices), of: member, because: reason, by: actor)
        case .reinstate: return .reinstate(member, because: reason, by: actor)
        case .openBalance: return .openBalance(try opening(asOf: asOf, from: &choices), of: member)
        case .extendTier:
            let days = [40, 10, 3, -1][choices.below(4)]
            let until = try asOf.advanced(by: TimeSpan(microseconds: Int64(days) * CoinRules.day))
            return .extendTier(of: member, until: until, because: reason, by: actor)
        case .close:
            // Most runs have use for their members to the end.
            guard choices.strikes(oneIn: 8) else { return .close(member) }
            return choices.strikes(oneIn: 3) ? .erase(member) : .close(member, forfeiting: true)
        case .erase: return choices.strikes(oneIn: 4) ? .erase(member) : .settle(member)
        case .join:
            let other = (subject + 1 + choices.below(2)) % members.count
            return .join(members[other], to: member, as: choices.below(2) == 0 ? .household : .duplicate)
        default:
            let joined = aims.indices.filter { aims[$0].host == subject }
            let other = choices.pick(joined) ?? (subject + 1) % members.count
            return .separate(members[choices.strikes(oneIn: 12) ? (other + 1) % members.count : other], from: member)
        }
    }

    private func gift(of subject: Int, _ choices: inout ChoiceTape) throws -> Points {
        let most = isRich && choices.strikes(oneIn: 3) ? aims[subject].remaining : 1 + Int64(choices.below(12))
        var steps = choices.below(2) == 1 ? -most : most
        if choices.strikes(oneIn: 12) { steps = [21, 0, -1 << 40, 9_007_199_254_740_991][choices.below(4)] }
        return try Self.steps(steps)
    }

    private func longer(_ subject: Int, _ asOf: Timestamp, _ choices: inout ChoiceTape) throws -> ExpiryExtension {
        var lots: [LotID]?
        if choices.strikes(oneIn: 4) {
            let newest = aims[subject].lots
            lots = (0...choices.below(3)).map { _ in LotID(max(1, newest - Int64(choices.below(4)))) }
        }
        let isNothing = choices.strikes(oneIn: 8)
        guard choices.below(3) == 2 else {
            return ExpiryExtension(by: .days(isNothing ? 0 : [2, 9][choices.below(2)]), of: lots)
        }
        let days = isNothing ? 0 : [20, 4][choices.below(2)]
        return ExpiryExtension(through: try rules.zone.date(at: asOf).advanced(by: .days(Int32(days))), of: lots)
    }

    /// Some lots, some of them past their last day, and one time in twelve something that cannot be.
    private func opening(asOf: Timestamp, from choices: inout ChoiceTape) throws -> OpeningBalance {
        func instant(_ days: Int64) throws -> Timestamp {
            try start.advanced(by: TimeSpan(microseconds: days * CoinRules.day + 3_600_000_000))
        }
        let isOdd = choices.strikes(oneIn: 12)
        let oddity = isOdd ? choices.below(3) : -1
        var lots: [OpeningLot] = []
        for _ in 0..<(oddity == 2 ? 2 : choices.below(4)) {
            let end: Int64? = [12, nil, 3, -2][choices.below(4)]
            lots.append(
                OpeningLot(
                    try Self.steps(isOdd ? [0, 5, 5_000_000_000_000_000][oddity] : 1 + Int64(choices.below(20))),
                    grantedAt: oddity == 1 ? .latest : try instant(-400),
                    activeAt: choices.strikes(oneIn: 4) ? .latest : nil,
                    expiresAt: try end.map { try instant($0) }
                )
            )
        }
        let debt: Points? = choices.strikes(oneIn: 3) ? try Self.steps(1 + Int64(choices.below(9))) : nil
        var qualifying: [QualifyingEntry] = []
        if isRich, choices.strikes(oneIn: 2) {
            let amounts = QualifyingAmounts(points: 60, spend: 100, orders: 3)
            qualifying.append(
                QualifyingEntry(at: try instant(-400), amounts: amounts, source: .order(try OrderID("o9999")))
            )
        }
        return OpeningBalance(
            lots: lots,
            qualifying: qualifying,
            debt: debt,
            lastActiveAt: choices.below(2) == 0 ? nil : try instant(-400)
        )
    }
}
