//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a ``ProgramPerformanceAccumulator`` takes in.
public enum ProgramActivity: Hashable, Sendable {
    /// A customer joined.
    case enrolment(Enrolment)
    /// A member left.
    case leaving(Leaving)
    /// Points changed hands.
    case movement(PointsMovement)
    /// The program cost something: a reward, a mailing, the running of it.
    case cost(Cost)
}
