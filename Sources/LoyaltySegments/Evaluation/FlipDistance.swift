//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// How far a value is from changing the answer of a test.
///
/// Amounts are signed: +2 orders are two more, −2 two less. They are the smallest change that flips the answer; for a
/// number of double precision it is the way to the threshold, which a strict comparison must pass by a little.
public enum FlipDistance: Hashable, Sendable {
    /// So many whole units.
    case integer(Int64)
    /// So much of a number.
    case number(Double)
    /// So much money.
    case money(Money)
    /// A date so many days later, or earlier if negative.
    case days(Int64)
    /// An instant so much later, or earlier if negative.
    case span(TimeSpan)
    /// Nothing but time: the answer changes at this instant, if no new value comes.
    case elapsed(until: Timestamp)
}

extension PreparedTest {
    /// Returns how far a fact is from changing the answer, if that is an amount.
    func distance(_ value: OperandValue?, _ input: RuleInput) -> FlipDistance? {
        guard case .plain(let fact)? = value else { return nil }
        let asOf = input.asOf
        switch test.condition {
        case .compare(let comparison, let constant): return Self.distance(fact, comparison, constant)
        case .inLastDays(let days):
            guard case .instant(let instant) = fact else { return nil }
            if instant > asOf { return .elapsed(until: instant) }
            let start = Self.start(of: days, asOf)
            let behind = start - instant.microsecondsSince1970
            if behind >= 0 { return .span(TimeSpan(microseconds: behind + 1)) }
            let end = try? Timestamp(
                microsecondsSince1970: instant.microsecondsSince1970 + (asOf.microsecondsSince1970 - start)
            )
            return end.map { .elapsed(until: $0) }
        default: return nil
        }
    }

    private static func distance(
        _ fact: AttributeValue,
        _ comparison: Comparison,
        _ constant: AttributeValue
    ) -> FlipDistance? {
        switch (fact, constant) {
        case (.integer(let value), .integer(let threshold)):
            return comparison.steps(from: value, to: threshold).map { .integer($0) }
        case (.integer(let value), .number(let threshold)):
            return comparison.whole(threshold).flatMap { comparison.steps(from: value, to: $0) }.map { .integer($0) }
        case (.money(let value), .money(let threshold)):
            let steps = comparison.steps(from: value.minorUnits, to: threshold.minorUnits)
            return steps.flatMap { try? Money(minorUnits: $0, in: value.currency) }.map { .money($0) }
        case (.date(let value), .date(let threshold)):
            let steps = comparison.steps(from: Int64(value.daysSince1970), to: Int64(threshold.daysSince1970))
            return steps.map { .days($0) }
        case (.instant(let value), .instant(let threshold)):
            let steps = comparison.steps(
                from: value.microsecondsSince1970,
                to: threshold.microsecondsSince1970
            )
            return steps.map { .span(TimeSpan(microseconds: $0)) }
        case (.number(let value), .number(let threshold)): return comparison.distance(from: value, to: threshold)
        case (.number(let value), .integer(let threshold)):
            return comparison.distance(from: value, to: Double(threshold))
        default: return nil
        }
    }
}

extension Comparison {
    /// Returns the smallest change of a whole value that flips the comparison, or nil if any other value does.
    fileprivate func steps(from value: Int64, to threshold: Int64) -> Int64? {
        let (value, threshold) = (Int128(value), Int128(threshold))
        let target: Int128
        switch self {
        case .equal, .notEqual:
            guard value != threshold else { return nil }
            target = threshold
        case .greaterOrEqual: target = value >= threshold ? threshold - 1 : threshold
        case .greater: target = value > threshold ? threshold : threshold + 1
        case .lessOrEqual: target = value <= threshold ? threshold + 1 : threshold
        case .less: target = value < threshold ? threshold : threshold - 1
        }
        return Int64(exactly: target - value)
    }

    /// Returns the whole threshold that divides whole values as a threshold with a fraction does.
    fileprivate func whole(_ threshold: Double) -> Int64? {
        switch self {
        case .equal, .notEqual: Int64(exactly: threshold)
        case .greaterOrEqual, .less: Int64(exactly: threshold.rounded(.up))
        case .greater, .lessOrEqual: Int64(exactly: threshold.rounded(.down))
        }
    }

    fileprivate func distance(from value: Double, to threshold: Double) -> FlipDistance? {
        let distance = threshold - value
        guard distance.isFinite, distance != 0 || needsOrder else { return nil }
        return .number(distance)
    }
}
