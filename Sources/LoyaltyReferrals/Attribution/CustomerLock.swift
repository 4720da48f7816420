//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Whether the first order that a partner is credited with binds the customer to the partner.
public enum CustomerLock: String, Hashable, CaseIterable, Codable, Sendable {
    /// Each order is credited by its own touches.
    case none
    /// Every later order of the customer is the same partner's, until the host reassigns the customer.
    case firstConversion
}
