//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account remembers of one redemption, so that a refund finds the lots that the points came from.
public struct RedemptionEntry: Hashable, Codable, Sendable {
    /// Points that a redemption took from one lot.
    public struct Part: Hashable, Codable, Sendable {
        /// The lot as it was, with what was taken as its `remaining`.
        public internal(set) var lot: Lot
        /// The steps of points that were refunded.
        public internal(set) var refunded: Int64

        private enum CodingKeys: String, CodingKey { case lot, refunded }

        /// The steps of points that can still be refunded.
        public var refundable: Int64 { lot.remaining - refunded }
    }

    /// The name of the redemption.
    public let redemption: RedemptionID
    /// When the points were redeemed.
    public let at: Timestamp
    /// What all its points were worth.
    public let value: Money
    /// What was taken, in the order in which it was.
    public internal(set) var parts: [Part]

    private enum CodingKeys: String, CodingKey { case at, parts, redemption, value }

    /// The steps of points that were redeemed.
    public var redeemed: Int64 { parts.reduce(0) { $0 + $1.lot.remaining } }

    /// The steps of points that were refunded.
    public var refunded: Int64 { parts.reduce(0) { $0 + $1.refunded } }

    /// What some of its points are worth: the first, and so on, so that the parts of all refunds sum to the whole.
    func value(ofFirst steps: Int64) -> Int64 {
        let all = redeemed
        guard all > 0 else { return 0 }
        // Both factors are within 2^53, and the share is no more than the whole.
        return Int64(Int128(value.minorUnits) * Int128(steps) / Int128(all))
    }

    /// Whether the numbers of a stored entry can be.
    var isSound: Bool {
        var sum: Int64? = 0
        for part in parts {
            guard part.lot.isSound, part.refunded >= 0, part.refundable >= 0 else { return false }
            sum = sum.flatMap { Steps.sum($0, part.lot.remaining) }
        }
        return sum ?? 0 > 0
    }
}

extension RedemptionEntry: AccountEntry {
    /// The name of the redemption.
    public var name: RedemptionID { redemption }

    /// By time, and by name inside one instant.
    public static func precedes(_ lhs: RedemptionEntry, _ rhs: RedemptionEntry) -> Bool {
        lhs.at == rhs.at ? lhs.redemption < rhs.redemption : lhs.at < rhs.at
    }

    /// A few bits of the bytes of a name.
    public static func digest(of name: RedemptionID) -> UInt32 { name.digest }
}
