//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which lots a redemption, a hold or a transfer takes points from first.
public enum BurnOrder: String, Hashable, CaseIterable, Codable, Sendable {
    /// The lot that ends first, then the oldest; lots without an end last. A member loses the fewest points to expiry.
    case earliestExpiry
    /// The lot whose dates were counted first, whenever it ends: first in, first out.
    case earliestGrant
}
