//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One reason for leaving, and how many of those whose reason is known left for it.
public struct ChurnReasonShare: Hashable, Sendable {
    /// The reason, in the host's categories.
    public let reason: ReasonName
    /// The leavers for this reason of all with a known one, and the Wilson interval.
    public let share: Proportion
}
