//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How long points may be held for a redemption that is not certain yet.
///
/// A checkout holds points, captures them when the payment succeeds and releases them when it fails. A hold that nobody ends
/// ends by itself, so a crashed checkout locks nobody's points for ever.
public struct HoldRule: Hashable, Sendable {
    /// The longest time that points may be held; above zero.
    public let longest: TimeSpan

    /// Creates a rule.
    ///
    /// - Parameter longest: The longest time that points may be held; above zero.
    /// - Throws: ``RewardsError`` with code `invalidProgram` for zero or less.
    public init(longest: TimeSpan) throws(RewardsError) {
        guard longest > .zero else { throw RewardsError(.invalidProgram, "points are held for some time") }
        self.longest = longest
    }

    /// Returns whether points may be held for a time.
    ///
    /// - Parameter span: How long.
    /// - Returns: Whether the time is above zero and no longer than ``longest``.
    public func allows(_ span: TimeSpan) -> Bool { span > .zero && span <= longest }
}

// MARK: - Codable

extension HoldRule: Codable {
    private enum CodingKeys: String, CodingKey { case longestMicroseconds }

    /// Reads a rule and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(longest: container.decode(TimeSpan.self, forKey: .longestMicroseconds))
    }

    /// Writes the rule as an object, with its span in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(longest, forKey: .longestMicroseconds)
    }
}
