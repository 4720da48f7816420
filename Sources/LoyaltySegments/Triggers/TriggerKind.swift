//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a trigger waits for.
///
/// As JSON: `{"anniversary": {…}, "kind": "anniversary"}`, and so for `followUp` and `segment`.
public enum TriggerKind: Hashable, Sendable {
    /// A day that comes back every year.
    case anniversary(Anniversary)
    /// Something that happened, and a while after it.
    case followUp(FollowUp)
    /// A customer who entered or left a segment.
    case segment(SegmentSignal)
    /// A kind that this release does not know: it never acts, and is kept whole.
    case unrecognized(UnknownKind)
}

extension TriggerKind: Codable {
    private enum Keys: String, CodingKey { case kind, anniversary, followUp, segment }

    /// Reads a kind.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "anniversary": self = .anniversary(try container.decode(Anniversary.self, forKey: .anniversary))
        case "followUp": self = .followUp(try container.decode(FollowUp.self, forKey: .followUp))
        case "segment": self = .segment(try container.decode(SegmentSignal.self, forKey: .segment))
        default: self = .unrecognized(try UnknownKind(from: decoder))
        }
    }

    /// Writes the kind.
    public func encode(to encoder: any Encoder) throws {
        if case .unrecognized(let kind) = self { return try kind.encode(to: encoder) }
        var container = encoder.container(keyedBy: Keys.self)
        switch self {
        case .anniversary(let anniversary):
            try container.encode("anniversary", forKey: .kind)
            try container.encode(anniversary, forKey: .anniversary)
        case .followUp(let followUp):
            try container.encode("followUp", forKey: .kind)
            try container.encode(followUp, forKey: .followUp)
        case .segment(let signal):
            try container.encode("segment", forKey: .kind)
            try container.encode(signal, forKey: .segment)
        case .unrecognized: break
        }
    }
}
