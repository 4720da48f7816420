//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a ``ReferralGrowthAccumulator`` takes in.
public enum ReferralActivity: Hashable, Sendable {
    /// A customer followed a link or gave a code of a referrer.
    case touch(Touch)
    /// A customer joined.
    case enrolment(Enrolment)
    /// A customer bought.
    case order(Order)
}
