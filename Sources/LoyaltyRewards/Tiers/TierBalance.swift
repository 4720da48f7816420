//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// The points that a member has and will have if nothing more happens: what a ladder by balance looks at.
///
/// Debt is no part of it, and parts of zero or less do not count.
public struct TierBalance: Hashable, Sendable {
    /// Points that are there from one instant until another.
    public struct Part: Hashable, Sendable {
        /// The first instant at which the points are there.
        public let from: Timestamp
        /// The first instant at which they are gone, or nil if they stay.
        public let until: Timestamp?
        /// The steps of points.
        public let steps: Int64

        /// Creates a part.
        ///
        /// - Parameters:
        ///   - steps: The steps of points.
        ///   - from: The first instant at which the points are there.
        ///   - until: The first instant at which they are gone, or nil if they stay.
        public init(_ steps: Int64, from: Timestamp, until: Timestamp? = nil) {
            self.from = from
            self.until = until
            self.steps = steps
        }
    }

    /// The parts, in any order.
    public let parts: [Part]

    /// Creates a balance.
    ///
    /// - Parameter parts: The parts, in any order, such as the lots of an account.
    public init(_ parts: [Part] = []) { self.parts = parts }

    /// No points at any time.
    public static let none = TierBalance()

    /// Returns the points that are there at an instant.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: The steps of points, at most 2^53 − 1.
    /// - Complexity: O(*n*) in the number of parts.
    public func steps(asOf instant: Timestamp) -> Int64 {
        var total: Int64 = 0
        for part in parts where part.steps > 0 && part.from <= instant {
            if let until = part.until, until <= instant { continue }
            // Beyond 2^53 − 1 every threshold is reached, so the sum may rest there.
            total = Steps.sum(total, part.steps) ?? Steps.maximum
        }
        return total
    }

    /// The first instant after another at which fewer points are there than an amount, or nil if there never are.
    func end(of amount: Int64, after instant: Timestamp) -> Timestamp? {
        // Points only go at the end of a part.
        var instant = instant
        while let end = nextEnd(after: instant) {
            if steps(asOf: end) < amount { return end }
            instant = end
        }
        return nil
    }

    /// The first instant after another at which points go, or nil if none do.
    func nextEnd(after instant: Timestamp) -> Timestamp? {
        var first: Timestamp?
        for part in parts where part.steps > 0 {
            if let until = part.until, until > instant, part.from < until { first = min(first ?? until, until) }
        }
        return first
    }
}
