//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What follows something that happened: a question a week after the order, a reminder of a full basket, a win-back.
///
/// ```swift
/// // Two reminders of an item in the basket, unless it is ordered; putting it in again starts anew.
/// let reminder = try FollowUp(
///     after: .action(added), delays: [.elapsed(.hours(4)), .elapsed(.hours(48))], unless: [.itemOrdered],
///     restarts: true, sameItem: true)
/// ```
///
/// As JSON: `{"after": "order", "delays": [{"elapsed": 0}], "restarts": false, "sameItem": false, "unless": []}`.
public struct FollowUp: Hashable, Sendable {
    /// What starts it.
    public let after: TriggerSignal
    /// How long after; one request for each.
    public let delays: [TriggerDelay]
    /// What makes it moot, from the start until the request is made.
    public let unless: [TriggerSignal]
    /// Whether the same signal once more starts it anew, so that only the last one counts.
    public let restarts: Bool
    /// Whether what makes it moot or starts it anew must be about the same item.
    public let sameItem: Bool

    /// Creates a follow-up.
    ///
    /// - Parameters:
    ///   - after: What starts it.
    ///   - delays: How long after, 1 to 64 of them, none below zero and each once.
    ///   - unless: What makes it moot.
    ///   - restarts: Whether the same signal once more starts it anew.
    ///   - sameItem: Whether what makes it moot or starts it anew must be about the same item.
    /// - Throws: ``SegmentsError`` with code `invalidTrigger` for other delays.
    public init(
        after: TriggerSignal,
        delays: [TriggerDelay],
        unless: [TriggerSignal] = [],
        restarts: Bool = false,
        sameItem: Bool = false
    ) throws(SegmentsError) {
        guard (1...64).contains(delays.count), delays.allSatisfy(\.isValid), Set(delays).count == delays.count else {
            throw SegmentsError(.invalidTrigger, "a follow-up has 1 to 64 delays, none below zero and each once")
        }
        self.after = after
        self.delays = delays
        self.unless = unless
        self.restarts = restarts
        self.sameItem = sameItem
    }
}

// MARK: - Codable

extension FollowUp: Codable {
    private enum Keys: String, CodingKey { case after, delays, unless, restarts, sameItem }

    /// Reads a follow-up.
    ///
    /// - Throws: `CoreError` with code `unexpectedJSON` for delays that are none.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let after = try container.decode(TriggerSignal.self, forKey: .after)
        let delays = try container.decode([TriggerDelay].self, forKey: .delays)
        let unless = try container.decodeIfPresent([TriggerSignal].self, forKey: .unless) ?? []
        let restarts = try container.decodeIfPresent(Bool.self, forKey: .restarts) ?? false
        let sameItem = try container.decodeIfPresent(Bool.self, forKey: .sameItem) ?? false
        self = try DefinitionCoding.checked { () throws(SegmentsError) in
            try FollowUp(after: after, delays: delays, unless: unless, restarts: restarts, sameItem: sameItem)
        }
    }

    /// Writes the follow-up.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(after, forKey: .after)
        try container.encode(delays, forKey: .delays)
        try container.encode(unless, forKey: .unless)
        try container.encode(restarts, forKey: .restarts)
        try container.encode(sameItem, forKey: .sameItem)
    }
}
