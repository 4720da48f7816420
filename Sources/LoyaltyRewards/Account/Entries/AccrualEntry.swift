//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account remembers of one accrual, so that a return can undo just its part.
public struct AccrualEntry: Hashable, Sendable {
    /// What the event of the accrual says as well.
    let terms: Shared<AccrualTerms>
    /// The lot of the points.
    public internal(set) var lot: LotID
    /// The exact points that returns have taken back, in millionths of a step, if the program carries remainders.
    public internal(set) var millionthsReversed: Int64
    /// What still counts for a tier.
    public internal(set) var qualifying: QualifyingAmounts
    /// What partial returns have returned so far; what a complete one returned last is not in it.
    public internal(set) var returned: ReturnedUnits
    /// The steps of points that returns have taken back so far: out of lots, as debt or written off.
    public internal(set) var reversed: Int64
    /// The steps of points that returns could not take back and gave up.
    public internal(set) var writtenOff: Int64
    /// The steps of its points that came back and made good for what returns had taken elsewhere, owed or given up.
    public internal(set) var madeGood: Int64
    /// The steps of its points that expired.
    public internal(set) var expired: Int64
    /// Whether all of it is returned.
    public internal(set) var isReversed: Bool
}

extension AccrualEntry {
    /// The order or the action.
    public var source: AccrualSource { terms.value.source }
    /// What else the figure depended on, besides the source and the program.
    public var context: AccrualContext { terms.value.context }
    /// The version of the program that decided.
    public var version: DefinitionVersion { terms.value.version }
    /// The steps of points that were granted.
    public var granted: Int64 { terms.value.granted }
    /// The exact points in millionths of a step if the program carries remainders; zero otherwise.
    public var millionths: Int64 { terms.value.millionths }
    /// From when the lot's dates were counted.
    public var grantedAt: Timestamp { terms.value.context.at }

    /// The steps of points that neither expired nor were taken back.
    var outstanding: Int64 { max(0, granted - expired - reversed) }

    /// The steps that returns took and that no points of its own have made good for.
    var notMadeGood: Int64 { reversed - madeGood }

    /// The most steps that a return may take which brings the exact points that are taken back to so many millionths.
    ///
    /// Where remainders are carried, an order that was granted nothing may have filled up the remainder of another one.
    func bound(ofReturning millionths: Int64) -> Int64 {
        guard self.millionths > 0 else { return outstanding }
        let difference = Int128(millionths) - Int128(millionthsReversed)
        return Int64(clamping: (max(0, difference) + 999_999) / 1_000_000)
    }

    /// Whether the numbers of a stored entry can be.
    var isSound: Bool {
        Steps.isValid(granted) && expired >= 0 && expired <= granted && writtenOff >= 0 && writtenOff <= reversed
            && madeGood >= 0 && madeGood <= reversed
            && reversed <= (millionths > 0 ? Steps.maximum : granted)
    }
}

extension AccrualEntry: AccountEntry {
    /// The name of the order or the action.
    public var name: AccrualID { source.id }

    /// Lots are numbered in the order of their accruals.
    public static func precedes(_ lhs: AccrualEntry, _ rhs: AccrualEntry) -> Bool { lhs.lot < rhs.lot }

    /// A few bits of the bytes of a name.
    public static func digest(of name: AccrualID) -> UInt32 {
        switch name {
        case .order(let order): order.digest
        case .action(let action): ~action.digest
        }
    }
}

// MARK: - Codable

extension AccrualEntry: Codable {
    private enum CodingKeys: String, CodingKey {
        case expired, isReversed, lot, madeGood, millionthsReversed, qualifying, returned, reversed, writtenOff
    }

    /// Reads an entry from one object.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            terms: Shared(try AccrualTerms(from: decoder)),
            lot: try container.decode(LotID.self, forKey: .lot),
            millionthsReversed: try container.decode(Int64.self, forKey: .millionthsReversed),
            qualifying: try container.decode(QualifyingAmounts.self, forKey: .qualifying),
            returned: try container.decode(ReturnedUnits.self, forKey: .returned),
            reversed: try container.decode(Int64.self, forKey: .reversed),
            writtenOff: try container.decode(Int64.self, forKey: .writtenOff),
            madeGood: try container.decode(Int64.self, forKey: .madeGood),
            expired: try container.decode(Int64.self, forKey: .expired),
            isReversed: try container.decode(Bool.self, forKey: .isReversed)
        )
    }

    /// Writes the entry as one object.
    public func encode(to encoder: any Encoder) throws {
        try terms.value.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(expired, forKey: .expired)
        try container.encode(isReversed, forKey: .isReversed)
        try container.encode(lot, forKey: .lot)
        try container.encode(madeGood, forKey: .madeGood)
        try container.encode(millionthsReversed, forKey: .millionthsReversed)
        try container.encode(qualifying, forKey: .qualifying)
        try container.encode(returned, forKey: .returned)
        try container.encode(reversed, forKey: .reversed)
        try container.encode(writtenOff, forKey: .writtenOff)
    }
}
