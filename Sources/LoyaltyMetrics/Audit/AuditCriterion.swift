//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One line of a touchpoint checklist: what is looked at, where, and what it weighs.
public struct AuditCriterion: Hashable, Codable, Sendable {
    /// The name, such as "greeted within a minute"; unique in a checklist.
    public let name: String
    /// The touchpoint that it belongs to, such as "counter" or "checkout page".
    public let touchpoint: String
    /// Where the touchpoint is.
    public let channel: Channel
    /// How much the criterion counts beside the others.
    public let weight: Int
    /// The most points that it can get; 1 for yes or no.
    public let highest: Int

    /// Where customers meet the host.
    public enum Channel: String, Hashable, CaseIterable, Codable, Sendable {
        /// A page, an app, a message, a call centre's chat.
        case online
        /// A shop, a counter, a courier, a parcel.
        case offline
    }

    /// Creates a criterion; a definition checks it.
    ///
    /// - Parameters:
    ///   - name: The name; unique in a checklist, not empty.
    ///   - touchpoint: The touchpoint that it belongs to; not empty.
    ///   - channel: Where the touchpoint is.
    ///   - weight: How much the criterion counts beside the others, 1 to 1,000.
    ///   - highest: The most points that it can get, 1 to 100; 1 for yes or no.
    public init(_ name: String, touchpoint: String, channel: Channel, weight: Int = 1, highest: Int = 1) {
        self.name = name
        self.touchpoint = touchpoint
        self.channel = channel
        self.weight = weight
        self.highest = highest
    }

    var isSound: Bool {
        !name.isEmpty && !touchpoint.isEmpty && (1...1_000).contains(weight) && (1...100).contains(highest)
    }
}
