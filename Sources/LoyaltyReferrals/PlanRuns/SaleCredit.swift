//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One of the partners who share the credit for a sale, and with which weight.
public struct SaleCredit: Hashable, Codable, Sendable {
    /// The partner.
    public let partner: PartnerID
    /// The weight beside those of the others; above zero.
    public let weight: Int64

    /// Creates a credit.
    ///
    /// - Parameters:
    ///   - partner: The partner.
    ///   - weight: The weight beside those of the others; above zero.
    public init(_ partner: PartnerID, weight: Int64 = 1) {
        self.partner = partner
        self.weight = weight
    }
}
