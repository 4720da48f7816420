//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import Foundation
public import LoyaltyCore

extension Timestamp {
    /// Creates the instant of a date, in whole microseconds.
    ///
    /// A `Date` is a binary fraction of seconds and rarely a whole number of microseconds, so the rule matters:
    /// `toNearestOrEven` gives back the instant that a date was made of; `down` never dates anything into the future.
    ///
    /// - Parameters:
    ///   - date: The date.
    ///   - rule: What becomes of a fraction of a microsecond, counted from 1970.
    /// - Throws: ``FoundationBridgeError`` with code `instantOutOfRange` for a date that is not finite or lies outside
    ///   the years 1 to 9999.
    public init(_ date: Date, rounding rule: RoundingRule) throws(FoundationBridgeError) {
        // Seconds since 2001 are what a date stores: taking whole seconds off them loses nothing.
        let seconds = date.timeIntervalSinceReferenceDate
        let wholeSeconds = seconds.rounded(.down)
        guard abs(seconds) < 1e12 else { throw Self.outOfRange }
        let part = (seconds - wholeSeconds) * 1_000_000
        let wholePart = part.rounded(.down)
        let floor = (Int64(wholeSeconds) + 978_307_200) * 1_000_000 + Int64(wholePart)
        let isNegative = floor < 0
        var remainder = Remainder(part - wholePart)
        // Rules speak of magnitudes: below zero, the next microsecond up is the one nearer to zero.
        var nearest = floor
        if isNegative, remainder != .none {
            remainder = remainder.complement
            nearest += 1
        }
        if remainder.carries(rule, isNegative: isNegative, isOdd: nearest % 2 != 0) { nearest += isNegative ? -1 : 1 }
        do throws(CoreError) { try self.init(microsecondsSince1970: nearest) } catch { throw Self.outOfRange }
    }

    private static var outOfRange: FoundationBridgeError {
        FoundationBridgeError(.instantOutOfRange, "an instant is a date in the years 1 to 9999")
    }

    /// The instant as a date.
    ///
    /// Within about 270 years of 2001 a date tells microseconds apart, so `Timestamp(date, rounding: .toNearestOrEven)`
    /// gives back this instant; further away a date is the nearest that a binary fraction of seconds can be.
    public var foundationDate: Date {
        let sinceReference = microsecondsSince1970 - 978_307_200_000_000
        let seconds = sinceReference / 1_000_000
        return Date(timeIntervalSinceReferenceDate: Double(seconds) + Double(sinceReference % 1_000_000) / 1_000_000)
    }
}

extension Remainder {
    /// The remainder of a fraction, at least 0 and below 1.
    init(_ fraction: Double) {
        self = fraction == 0 ? .none : fraction == 0.5 ? .half : fraction < 0.5 ? .belowHalf : .aboveHalf
    }
}
