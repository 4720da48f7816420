//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What counts as one purchase.
///
/// Two orders on one day are one errand or two purchases; the rates differ, so the unit is named and kept in the result.
public enum PurchaseUnit: Hashable, Sendable {
    /// Each order is a purchase.
    case orders
    /// Each local date with an order is a purchase; the zone is named by its identifier, such as `Europe/Berlin`.
    case purchaseDays(zone: String)
}

extension PurchaseUnit: Codable {
    private enum CodingKeys: String, CodingKey { case kind, zone }

    /// Reads a unit from an object with `kind`, and `zone` for purchase days.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(String.self, forKey: .kind) {
        case "orders": self = .orders
        case "purchaseDays": self = .purchaseDays(zone: try container.decode(String.self, forKey: .zone))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind,
                in: container,
                debugDescription: "a purchase unit is orders or purchaseDays"
            )
        }
    }

    /// Writes the unit as an object with `kind`, and `zone` for purchase days.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .orders: try container.encode("orders", forKey: .kind)
        case .purchaseDays(let zone):
            try container.encode("purchaseDays", forKey: .kind)
            try container.encode(zone, forKey: .zone)
        }
    }
}
