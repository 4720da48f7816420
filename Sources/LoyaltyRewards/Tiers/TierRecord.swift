//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A member's tier as it was last written down.
///
/// The tier of a member follows from what counts, so a record is seldom needed to find it: it keeps what cannot be
/// found from there, namely an extension, and the tier that a falling balance started from. It tells a host when to
/// look again.
public struct TierRecord: Hashable, Codable, Sendable {
    /// The tier, or nil for none.
    public let tier: TierID?
    /// Since when the member has been there.
    public let since: Timestamp
    /// The first instant at which the tier is lost if nothing more is accrued, or nil if it is not lost.
    public let holdsUntil: Timestamp?
    /// The tier that a person gave longer than the rules do, or nil.
    public let extended: TierExtension?

    private enum CodingKeys: String, CodingKey { case extended, holdsUntil, since, tier }

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - tier: The tier, or nil for none.
    ///   - since: Since when the member has been there.
    ///   - holdsUntil: The first instant at which the tier is lost, or nil if it is not lost.
    ///   - extended: The tier that a person gave longer than the rules do, or nil.
    public init(
        tier: TierID?,
        since: Timestamp,
        holdsUntil: Timestamp? = nil,
        extended: TierExtension? = nil
    ) {
        self.tier = tier
        self.since = since
        self.holdsUntil = holdsUntil
        self.extended = extended
    }

    /// Until when the recorded tier is extended, or nil if it is not.
    public var extendedUntil: Timestamp? {
        guard let extended, extended.tier == tier else { return nil }
        return extended.until
    }

    /// Returns the record with its tier extended; an extension of another tier is replaced, and none is made shorter.
    ///
    /// - Parameter instant: The first instant at which the extension is over.
    /// - Returns: The record with its tier extended; the same if it has no tier.
    public func extending(until instant: Timestamp) -> TierRecord {
        guard let tier else { return self }
        let until = extendedUntil.map { max($0, instant) } ?? instant
        return TierRecord(
            tier: tier,
            since: since,
            holdsUntil: holdsUntil.map { max($0, until) },
            extended: TierExtension(of: tier, until: until)
        )
    }
}
