//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// A whole number on a named scale, such as 9 on 0 to 10.
public struct Rating: Hashable, Sendable {
    /// The number, between the ends of the scale.
    public let value: Int
    /// The lowest number of the scale.
    public let lowest: Int
    /// The highest number of the scale.
    public let highest: Int

    /// Creates a rating.
    ///
    /// - Parameters:
    ///   - value: The number, between the ends of the scale.
    ///   - scale: The lowest and the highest number of the scale, within ±1,000,000.
    /// - Throws: ``CoreError`` with code `invalidActivity` for a number off the scale or a scale of one number.
    public init(_ value: Int, on scale: ClosedRange<Int>) throws(CoreError) {
        guard scale.contains(value), scale.lowerBound < scale.upperBound, scale.lowerBound >= -1_000_000,
            scale.upperBound <= 1_000_000
        else { throw CoreError(.invalidActivity, "a rating lies on a scale of at least two numbers") }
        self.value = value
        self.lowest = scale.lowerBound
        self.highest = scale.upperBound
    }
}

extension Rating: Codable {
    private enum CodingKeys: String, CodingKey { case highest, lowest, value }

    /// Reads a rating and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let lowest = try container.decode(Int.self, forKey: .lowest)
        let highest = try container.decode(Int.self, forKey: .highest)
        guard lowest <= highest else { throw CoreError(.invalidActivity, "a scale does not end before it starts") }
        try self.init(container.decode(Int.self, forKey: .value), on: lowest...highest)
    }

    /// Writes the rating as an object with `value`, `lowest` and `highest`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(value, forKey: .value)
        try container.encode(lowest, forKey: .lowest)
        try container.encode(highest, forKey: .highest)
    }
}
