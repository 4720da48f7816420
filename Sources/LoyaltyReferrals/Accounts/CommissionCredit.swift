//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// Who is credited with a sale.
public enum CommissionCredit: Hashable, Sendable {
    /// The host says who.
    case partner(PartnerID)
    /// The host attributed the sale by itself, as a window of calendar days needs, and says by which touch.
    case attributed(PartnerID, touch: ActivityID)
    /// The plan's attribution rule says who.
    case touches(TouchLog)
}

extension AttributionEvaluation {
    /// Who is credited, for a command that records the sale, or nil for nobody.
    public var credit: CommissionCredit? {
        guard let partner else { return nil }
        return touch.map { .attributed(partner, touch: $0) } ?? .partner(partner)
    }
}

extension CommissionCredit: Codable {
    private enum CodingKeys: String, CodingKey { case attributed, partner, touches }
    private enum AttributedKeys: String, CodingKey { case partner, touch }

    /// Reads a credit: an object whose one key is `partner`, `attributed` or `touches`.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .partner: self = .partner(try container.decode(PartnerID.self, forKey: .partner))
        case .attributed:
            let attributed = try container.nestedContainer(keyedBy: AttributedKeys.self, forKey: .attributed)
            self = .attributed(
                try attributed.decode(PartnerID.self, forKey: .partner),
                touch: try attributed.decode(ActivityID.self, forKey: .touch)
            )
        case .touches: self = .touches(try container.decode(TouchLog.self, forKey: .touches))
        }
    }

    /// Writes the credit as an object whose one key is `partner`, `attributed` or `touches`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .partner(let partner): try container.encode(partner, forKey: .partner)
        case .attributed(let partner, let touch):
            var attributed = container.nestedContainer(keyedBy: AttributedKeys.self, forKey: .attributed)
            try attributed.encode(partner, forKey: .partner)
            try attributed.encode(touch, forKey: .touch)
        case .touches(let log): try container.encode(log, forKey: .touches)
        }
    }
}
