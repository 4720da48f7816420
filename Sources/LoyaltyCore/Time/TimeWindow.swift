//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A half-open stretch of time: from the start on, up to but not including the end.
///
/// Windows that touch share no instant, so nothing counts twice and nothing is lost between them. Either end can be open.
///
/// ```swift
/// let lastWeek = try TimeWindow.last(.days(7), asOf: now)   // after now − 168 h, up to and including now
/// lastWeek.contains(order.at)
/// ```
public struct TimeWindow: Hashable, Sendable {
    /// The first instant, or nil for a window without beginning.
    public let start: Timestamp?
    /// The first instant after the window, or nil for a window without end.
    public let end: Timestamp?

    /// Creates a window.
    ///
    /// - Parameters:
    ///   - start: The first instant, or nil for no beginning.
    ///   - end: The first instant after the window, or nil for no end; equal to the start for an empty window.
    /// - Throws: ``CoreError`` with code `invalidWindow` if the end is before the start.
    public init(from start: Timestamp? = nil, to end: Timestamp? = nil) throws(CoreError) {
        if let start, let end, end < start { throw CoreError(.invalidWindow, "a window does not end before it starts") }
        self.start = start
        self.end = end
    }

    private init() {
        start = nil
        end = nil
    }

    /// All of time.
    public static let always = TimeWindow()

    /// Returns the window of elapsed time that ends with an instant, which it includes.
    ///
    /// "The last 7 days" is (asOf − 168 h, asOf]: what happened at `asOf` counts, what happened exactly 168 hours before
    /// does not.
    ///
    /// - Parameters:
    ///   - length: How far back; zero or more.
    ///   - asOf: The instant to look back from.
    /// - Returns: The window of elapsed time that ends with an instant, which it includes.
    /// - Throws: ``CoreError`` with code `invalidWindow` for a negative length, or `instantOutOfRange`.
    public static func last(_ length: TimeSpan, asOf: Timestamp) throws(CoreError) -> TimeWindow {
        guard length >= .zero else { throw CoreError(.invalidWindow, "a window looks back by zero or more") }
        return try TimeWindow(
            from: asOf.advanced(by: TimeSpan(microseconds: 1 - length.microseconds)),
            to: asOf.advanced(by: TimeSpan(microseconds: 1))
        )
    }

    /// Returns whether an instant lies in the window.
    ///
    /// - Parameter instant: Any instant.
    /// - Returns: Whether an instant lies in the window.
    public func contains(_ instant: Timestamp) -> Bool {
        if let start, instant < start { return false }
        if let end, instant >= end { return false }
        return true
    }
}

extension TimeWindow: Codable {
    private enum CodingKeys: String, CodingKey { case start, end }

    /// Reads a window from an object with `start` and `end`, either of which may be absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            from: container.decodeIfPresent(Timestamp.self, forKey: .start),
            to: container.decodeIfPresent(Timestamp.self, forKey: .end)
        )
    }

    /// Writes the window as an object with the ends that it has.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(start, forKey: .start)
        try container.encodeIfPresent(end, forKey: .end)
    }
}
