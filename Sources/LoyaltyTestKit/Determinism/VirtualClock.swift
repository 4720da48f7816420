//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// A clock that stands still until a test moves it, and that a test may move back as real clocks sometimes go.
///
/// ```swift
/// var clock = VirtualClock(try Timestamp(parsing: "2026-01-01T00:00:00Z"))
/// try clock.advance(by: .days(30))
/// let receipt = try await store.run(command, by: rules, key: key, asOf: clock.now) { _ in }
/// ```
public struct VirtualClock: Hashable, Sendable {
    /// The instant that the clock shows.
    public var now: Timestamp

    /// Creates a clock.
    ///
    /// - Parameter now: The instant that the clock shows first.
    public init(_ now: Timestamp = .unixEpoch) { self.now = now }

    /// Moves the clock.
    ///
    /// - Parameter span: By how much; negative to move it back.
    /// - Throws: `CoreError` with code `instantOutOfRange` outside the years 1 to 9999; the clock then stands where it stood.
    public mutating func advance(by span: TimeSpan) throws(CoreError) { now = try now.advanced(by: span) }
}
