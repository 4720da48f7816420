//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Which volume of a partner is measured over a period, always net of refunds.
public enum VolumeMeasure: String, Hashable, CaseIterable, Codable, Sendable {
    /// The sales that the partner is credited with.
    case personal
    /// The partner's own and those of everybody below.
    case group
    /// Those of everybody below, without the partner's own.
    case legs
    /// Those of the one leg that has the most: a partner directly below, with everybody below that one.
    case largestLeg
    /// Those of all legs but the largest.
    case otherLegs
}
