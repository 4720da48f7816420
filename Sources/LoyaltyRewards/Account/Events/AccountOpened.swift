//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// An account got its program and its unit, once and for good.
public struct AccountOpened: Hashable, Codable, Sendable {
    /// When it was decided.
    public let at: Timestamp
    /// The program.
    public let program: ProgramID
    /// What its points are points of.
    public let unit: PointUnit
    /// When the member joined, from which anniversaries are counted.
    public let enrolledAt: Timestamp
    /// What was granted or redeemed before this instant is not remembered, or nil if everything is.
    public let forgottenBefore: Timestamp?
    /// For how long expired points are remembered so that they can come back, or nil for not at all.
    public let reinstatementWindow: CalendarStep?

    private enum CodingKeys: String, CodingKey {
        case at, enrolledAt, forgottenBefore, program, reinstatementWindow, unit
    }
}
