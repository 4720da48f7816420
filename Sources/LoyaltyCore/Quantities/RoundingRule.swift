//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What becomes of a fraction when an exact result does not fit into whole steps.
///
/// The words are those of the standard library's `FloatingPointRoundingRule`. No function of this package has a default:
/// each place that rounds names its rule, because programs and laws differ.
///
/// | rule | 2.5 | 2.4 | −2.5 | −2.6 |
/// |---|---|---|---|---|
/// | ``down`` | 2 | 2 | −3 | −3 |
/// | ``up`` | 3 | 3 | −2 | −2 |
/// | ``towardZero`` | 2 | 2 | −2 | −2 |
/// | ``awayFromZero`` | 3 | 3 | −3 | −3 |
/// | ``toNearestOrEven`` | 2 | 2 | −2 | −3 |
/// | ``toNearestOrAwayFromZero`` | 3 | 2 | −3 | −3 |
public enum RoundingRule: String, Hashable, CaseIterable, Codable, Sendable {
    /// To the largest whole number that is not greater.
    case down
    /// To the smallest whole number that is not less.
    case up
    /// To the whole number that is not greater in magnitude.
    case towardZero
    /// To the whole number that is not less in magnitude.
    case awayFromZero
    /// To the nearest whole number; a half goes to the even one ("banker's rounding").
    case toNearestOrEven
    /// To the nearest whole number; a half goes away from zero ("half up", the same for reversals).
    case toNearestOrAwayFromZero
}

// MARK: - Dividing

extension RoundingRule {
    /// Returns a quotient, rounded.
    ///
    /// - Parameters:
    ///   - dividend: What is divided.
    ///   - divisor: By how much; not zero.
    /// - Returns: A quotient, rounded.
    /// - Throws: ``CoreError`` with code `invalidRate` if the divisor is zero, and `amountOutOfRange` if the quotient is
    ///   beyond 2^53 − 1 in magnitude.
    public func quotient(_ dividend: Int128, by divisor: Int128) throws(CoreError) -> Int64 {
        guard divisor != 0 else { throw CoreError(.invalidRate, "nothing is divided by zero") }
        let (whole, overflow) = dividend.dividedReportingOverflow(by: divisor)
        guard !overflow else { throw Magnitude.error }
        let remainder = dividend % divisor
        guard remainder != 0 else { return try Magnitude.checked(whole) }
        let isNegative = (dividend < 0) != (divisor < 0)
        return try Magnitude.checked(whole + step(from: whole, remainder, divisor, isNegative: isNegative))
    }

    /// By how much the truncated quotient moves: 0, or 1 away from zero.
    private func step(from whole: Int128, _ remainder: Int128, _ divisor: Int128, isNegative: Bool) -> Int128 {
        let away: Int128 = isNegative ? -1 : 1
        switch self {
        case .towardZero: return 0
        case .awayFromZero: return away
        case .down: return isNegative ? away : 0
        case .up: return isNegative ? 0 : away
        case .toNearestOrEven, .toNearestOrAwayFromZero:
            // |remainder| < |divisor|, so the difference never overflows where a doubled remainder could.
            let left = divisor.magnitude - remainder.magnitude
            if remainder.magnitude == left { return self == .toNearestOrAwayFromZero || whole % 2 != 0 ? away : 0 }
            return remainder.magnitude > left ? away : 0
        }
    }
}
