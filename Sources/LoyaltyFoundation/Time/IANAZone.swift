//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
public import LoyaltyCore

/// A zone of the IANA database, such as `Europe/Moscow`, with its clock changes.
///
/// ```swift
/// let moscow = try IANAZone("Europe/Moscow")
/// let granted = try CivilDate(parsing: "2027-01-31")
/// let through = try granted.advanced(by: .months(1))                   // 2027-02-28
/// try moscow.startOfDay(through.advanced(by: .days(1)))                // 2027-02-28T21:00:00Z
/// ```
///
/// An unknown name is an error, never silently GMT. Names are taken exactly as the database spells them; offsets such as
/// `GMT+3` and abbreviations such as `PST` are refused; `FixedOffset` of LoyaltyCore says offsets better.
///
/// Rules come from the data inside Foundation, so a new law needs a new toolchain or system; instants that were resolved
/// and stored, as this package does with expiry, do not move. On Linux a program that is linked with
/// `-static-stdlib` has zones only if it refers to FoundationInternationalization: this type does so, at the cost of the
/// data it brings (some 50 MB). Programs that need no named zone stay small with LoyaltyCore alone.
public struct IANAZone: TimeZoneRules, Hashable {
    /// The name of the zone.
    public let identifier: String
    private let zone: TimeZone

    /// Creates a zone.
    ///
    /// - Parameter identifier: The name of the zone in the IANA database, or `UTC`.
    /// - Throws: ``FoundationBridgeError`` with code `unknownTimeZone` if the database has no zone of this very name.
    public init(_ identifier: String) throws(FoundationBridgeError) {
        ZoneData.keepLinked()
        // Foundation also takes offsets and abbreviations such as PST, which are no zones.
        guard identifier.contains("/") || identifier == "UTC", let zone = TimeZone(identifier: identifier) else {
            throw FoundationBridgeError(.unknownTimeZone, "the database of zones lists no zone of this name")
        }
        self.identifier = identifier
        self.zone = zone
    }

    /// Returns how far local clocks are ahead of UTC.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: Seconds east of UTC.
    public func secondsFromUTC(at instant: Timestamp) -> Int {
        // Clocks change at whole seconds, and whole seconds are exact in a date.
        let micros = instant.microsecondsSince1970
        let seconds = micros / 1_000_000 - (micros % 1_000_000 < 0 ? 1 : 0)
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
    }
}
