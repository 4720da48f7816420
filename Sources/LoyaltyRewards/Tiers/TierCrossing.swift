//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which tier multiplies an accrual that lifts a member over a threshold.
public enum TierCrossing: String, Hashable, CaseIterable, Codable, Sendable {
    /// The tier before the accrual; the new one is for the next.
    case before
    /// The tier after the accrual, for all of it.
    case after
    /// The part up to each threshold by the tier below it, and the part beyond by the tier that it reaches.
    case split
}
