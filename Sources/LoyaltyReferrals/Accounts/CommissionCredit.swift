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
    /// The plan's attribution rule says who.
    case touches(TouchLog)
}

extension CommissionCredit: Codable {
    private enum CodingKeys: String, CodingKey { case partner, touches }

    /// Reads a credit: an object whose one key is `partner` or `touches`.
    ///
    /// - Throws: ``ReferralsError`` with code `unsupportedVersion` unless there is exactly one known key.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.onlyKey() {
        case .partner: self = .partner(try container.decode(PartnerID.self, forKey: .partner))
        case .touches: self = .touches(try container.decode(TouchLog.self, forKey: .touches))
        }
    }

    /// Writes the credit as an object whose one key is `partner` or `touches`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .partner(let partner): try container.encode(partner, forKey: .partner)
        case .touches(let log): try container.encode(log, forKey: .touches)
        }
    }
}
