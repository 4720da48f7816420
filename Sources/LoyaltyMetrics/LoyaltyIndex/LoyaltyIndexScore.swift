//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The customer loyalty index of one respondent.
public struct LoyaltyIndexScore: Hashable, Sendable {
    /// Where it lies; decided on the exact fraction.
    public let band: LoyaltyBand
    /// What was reached of ``whole``.
    let reached: Int
    /// What could have been reached with the questions that were answered.
    let whole: Int

    init(reached: Int, whole: Int, band: LoyaltyBand) {
        self.reached = reached
        self.whole = whole
        self.band = band
    }

    /// The index, 0 to 100.
    public var value: Double { 100 * Double(reached) / Double(whole) }
}
