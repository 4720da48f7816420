//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a ``LiftAccumulator`` takes in.
public enum LiftActivity: Hashable, Sendable {
    /// A customer was assigned to a group.
    case assignment(SegmentMembership)
    /// A customer bought.
    case order(Order)
}
