//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The name of a number that many streams share: uses of a code, the spent budget of a campaign.
public struct CounterID: Identifier {
    /// The name as text.
    public let text: String

    /// Creates a counter name.
    ///
    /// - Parameter text: 1 to 512 bytes of UTF-8 without control characters.
    /// - Throws: ``CoreError`` with code `invalidIdentifier` for any other text.
    public init(_ text: String) throws(CoreError) { self.text = try IdentifierText.checked(text, maximumBytes: 512) }
}

/// A move of a shared counter, refused with its whole commit if it would pass the limit.
///
/// A counter starts at 0 and never leaves 0...2^53 − 1: a change below 0 is refused as well.
public struct CounterChange: Hashable, Sendable {
    /// The counter that moves.
    public let counter: CounterID
    /// By how much; negative to give back.
    public let change: Int64
    /// The most that the counter may be after the change; nil for no limit but 2^53 − 1.
    public let limit: Int64?

    /// Creates a change.
    ///
    /// - Parameters:
    ///   - counter: The counter that moves.
    ///   - change: By how much, within ±(2^53 − 1); negative to give back.
    ///   - limit: The most that the counter may be after the change; nil for no limit.
    /// - Throws: ``CoreError`` with code `amountOutOfRange` beyond ±(2^53 − 1), or if the limit is negative.
    public init(_ counter: CounterID, by change: Int64, limit: Int64? = nil) throws(CoreError) {
        guard change.magnitude <= Magnitude.maximum else { throw Magnitude.error }
        if let limit {
            guard limit >= 0, limit <= Magnitude.maximum else { throw Magnitude.error }
        }
        self.counter = counter
        self.change = change
        self.limit = limit
    }
}

extension CounterChange: Codable {
    private enum CodingKeys: String, CodingKey { case change, counter, limit }

    /// Reads a change and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            container.decode(CounterID.self, forKey: .counter),
            by: container.decode(Int64.self, forKey: .change),
            limit: container.decodeIfPresent(Int64.self, forKey: .limit)
        )
    }

    /// Writes the change, and its limit if it has one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(change, forKey: .change)
        try container.encode(counter, forKey: .counter)
        try container.encodeIfPresent(limit, forKey: .limit)
    }
}
