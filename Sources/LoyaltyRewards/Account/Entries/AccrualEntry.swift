//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What an account remembers of one accrual, so that a return can undo just its part.
public struct AccrualEntry: Hashable, Codable, Sendable {
    /// The order or the action.
    public let source: AccrualSource
    /// What else the figure depended on, besides the source and the program.
    public let context: AccrualContext
    /// The version of the program that decided.
    public let version: DefinitionVersion
    /// The lot of the points.
    public internal(set) var lot: LotID
    /// The steps of points that were granted.
    public let granted: Int64
    /// The exact points in millionths of a step if the program carries remainders; zero otherwise.
    public let millionths: Int64
    /// The exact points that returns have taken back, in millionths of a step, if the program carries remainders.
    public internal(set) var millionthsReversed: Int64
    /// What still counts for a tier.
    public internal(set) var qualifying: QualifyingAmounts
    /// What was returned so far.
    public internal(set) var returned: ReturnedUnits
    /// The steps of points that returns have taken back so far: out of lots, as debt or written off.
    public internal(set) var reversed: Int64
    /// The steps of points that returns could not take back and gave up.
    public internal(set) var writtenOff: Int64
    /// The steps of its points that expired.
    public internal(set) var expired: Int64
    /// Whether all of it is returned.
    public internal(set) var isReversed: Bool

    private enum CodingKeys: String, CodingKey {
        case context, expired, granted, isReversed, lot, millionths, millionthsReversed, qualifying, returned
        case reversed, source, version, writtenOff
    }

    /// From when the lot's dates were counted.
    public var grantedAt: Timestamp { context.at }

    /// The steps of points that neither expired nor were taken back.
    var outstanding: Int64 { max(0, granted - expired - reversed) }

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
            && reversed <= (millionths > 0 ? Steps.maximum : granted)
    }
}
