//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How soon an answer is due.
///
/// As JSON: `{"elapsed": 3600000000}` or `{"open": 3600000000}`, in microseconds.
public enum DueTime: Hashable, Sendable {
    /// Within so much time, day and night.
    case elapsed(TimeSpan)
    /// Within so much time that somebody is there, by the opening hours.
    case open(TimeSpan)
}

extension DueTime: Codable {
    private enum Keys: String, CodingKey { case elapsed, open }

    /// Reads a due time.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        if let span = try container.decodeIfPresent(TimeSpan.self, forKey: .elapsed) {
            self = .elapsed(span)
        } else {
            self = .open(try container.decode(TimeSpan.self, forKey: .open))
        }
    }

    /// Writes the due time.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .elapsed(let span): try container.encode(span, forKey: .elapsed)
        case .open(let span): try container.encode(span, forKey: .open)
        }
    }
}
