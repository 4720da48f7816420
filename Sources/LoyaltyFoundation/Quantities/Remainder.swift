//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// What is left of a magnitude when its whole steps are taken off.
enum Remainder {
    case none
    case belowHalf
    case half
    case aboveHalf

    /// The remainder on the other side: what is missing to the next whole step.
    var complement: Remainder {
        switch self {
        case .none: .none
        case .belowHalf: .aboveHalf
        case .half: .half
        case .aboveHalf: .belowHalf
        }
    }

    /// Whether the magnitude becomes one step larger.
    ///
    /// - Parameters:
    ///   - rule: What becomes of a fraction.
    ///   - isNegative: Whether the number is below zero.
    ///   - isOdd: Whether the whole steps are odd.
    /// - Returns: Whether the rule moves the magnitude away from zero.
    func carries(_ rule: RoundingRule, isNegative: Bool, isOdd: Bool) -> Bool {
        guard self != .none else { return false }
        return switch rule {
        case .down: isNegative
        case .up: !isNegative
        case .towardZero: false
        case .awayFromZero: true
        case .toNearestOrEven: self == .aboveHalf || self == .half && isOdd
        case .toNearestOrAwayFromZero: self != .belowHalf
        }
    }
}
