//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Which order of a referee earns both rewards.
public struct ReferralQualification: Hashable, Sendable {
    /// The least that an order comes to, less what is refunded; nil for anything above zero.
    public let minimum: Money?
    /// Whether only the first order of a referee that is recorded can qualify.
    public let firstOrderOnly: Bool
    /// The channels that count; empty for all, those that are not known included.
    public let channels: Set<ChannelID>
    /// How long after being referred the order is placed, in elapsed time; nil for any time.
    public let window: TimeSpan?

    /// Creates a qualification.
    ///
    /// - Parameters:
    ///   - minimum: The least that an order comes to, less what is refunded; above zero, or nil for anything above zero.
    ///   - firstOrderOnly: Whether only the first order of a referee that is recorded can qualify.
    ///   - channels: The channels that count; empty for all.
    ///   - window: How long after being referred the order is placed; above zero, or nil for any time.
    /// - Throws: ``ReferralsError`` with code `invalidProgram` for a minimum or a window of zero or less.
    public init(
        minimum: Money? = nil,
        firstOrderOnly: Bool = true,
        channels: Set<ChannelID> = [],
        window: TimeSpan? = nil
    ) throws(ReferralsError) {
        guard minimum.map({ $0.minorUnits > 0 }) ?? true, window.map({ $0 > .zero }) ?? true else {
            throw ReferralsError(.invalidProgram, "the minimum and the window of a qualification are above zero")
        }
        self.minimum = minimum
        self.firstOrderOnly = firstOrderOnly
        self.channels = channels
        self.window = window
    }
}

// MARK: - Codable

extension ReferralQualification: Codable {
    private enum CodingKeys: String, CodingKey { case channels, firstOrderOnly, minimum, window }

    /// Reads a qualification and checks it as the initializer does.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            minimum: container.decodeIfPresent(Money.self, forKey: .minimum),
            firstOrderOnly: container.decode(Bool.self, forKey: .firstOrderOnly),
            channels: Set(container.decodeIfPresent([ChannelID].self, forKey: .channels) ?? []),
            window: container.decodeIfPresent(TimeSpan.self, forKey: .window)
        )
    }

    /// Writes the qualification with its channels in order, and its window in microseconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(minimum, forKey: .minimum)
        try container.encode(firstOrderOnly, forKey: .firstOrderOnly)
        if !channels.isEmpty { try container.encode(channels.sorted(), forKey: .channels) }
        try container.encodeIfPresent(window, forKey: .window)
    }
}
