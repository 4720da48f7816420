//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What became of one touch.
public struct AttributionStep: Hashable, Sendable {
    /// The touch.
    public let touch: Touch
    /// Whose code it is, or nil if nobody's.
    public let partner: PartnerID?
    /// What became of it.
    public let finding: AttributionFinding
}
