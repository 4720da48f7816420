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
    /// So much of what is divided: of the sum of an average, of the first part of a quotient; a whole number or money.
    case total(AttributeValue)
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
        let fact: AttributeValue
        switch value {
        case nil: return nil
        case .ratio(let ratio):
            guard case .compare(let comparison, let constant) = test.condition else { return nil }
            return ratio.distance(comparison, constant)
        case .plain(let value): fact = value
        }
        let asOf = input.asOf
        if let instant = elapsed(fact, input) { return .elapsed(until: instant) }
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

    /// Returns when the days since an instant that stays reach the number that flips the test.
    private func elapsed(_ fact: AttributeValue, _ input: RuleInput) -> Timestamp? {
        guard case .compare(let comparison, let constant) = test.condition, case .integer(let days) = fact,
            test.operand.countsFromFixedInstant, case .daysSince(let moment) = operand,
            case .plain(.instant(let instant))? = moment.value(input),
            case .integer(let steps)? = Self.distance(fact, comparison, constant), steps > 0
        else { return nil }
        let passed = (Int128(days) + Int128(steps)) * Int128(PreparedOperand.microsecondsPerDay)
        return Int64(exactly: passed).flatMap { try? instant.advanced(by: TimeSpan(microseconds: $0)) }
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

extension Operand {
    /// Whether the operand is the days since an instant that time alone does not change.
    fileprivate var countsFromFixedInstant: Bool {
        guard case .daysSince(let moment) = form else { return false }
        switch moment.form {
        case .attribute: return true
        case .window(let window): return window.period == .all
        default: return false
        }
    }
}

extension Ratio {
    /// Returns the smallest change of the dividend that flips a comparison, if the divisor is above zero and stays.
    fileprivate func distance(_ comparison: Comparison, _ constant: AttributeValue) -> FlipDistance? {
        guard divisor > 0, let threshold = threshold(comparison, constant),
            let steps = comparison.steps(from: Int128(dividend), to: threshold)
        else { return nil }
        guard let dividendCurrency else { return .total(.integer(steps)) }
        return (try? Money(minorUnits: steps, in: dividendCurrency)).map { .total(.money($0)) }
    }

    /// Returns the dividend that divides dividends as the constant divides ratios.
    private func threshold(_ comparison: Comparison, _ constant: AttributeValue) -> Int128? {
        switch constant {
        case .integer(let value): Int128(value) * Int128(divisor)
        case .money(let amount): Int128(amount.minorUnits) * Int128(divisor)
        case .number(let value): threshold(comparison, number: value)
        default: nil
        }
    }

    /// Searches the whole dividends around a product that is rounded.
    private func threshold(_ comparison: Comparison, number: Double) -> Int128? {
        guard let near = Int64(exactly: (number * Double(divisor)).rounded(.down)) else { return nil }
        let offsets: ClosedRange<Int64> = -2...2
        let candidates = offsets.compactMap { offset -> (dividend: Int64, order: ValueOrder)? in
            let (dividend, overflow) = near.addingReportingOverflow(offset)
            guard !overflow, let order = Ratio(dividend, by: divisor)?.order(to: .number(number)) else { return nil }
            return (dividend, order)
        }
        switch comparison {
        case .equal, .notEqual: return candidates.first { $0.order == .equal }.map { Int128($0.dividend) }
        case .greaterOrEqual, .less: return candidates.first { $0.order != .less }.map { Int128($0.dividend) }
        case .greater, .lessOrEqual: return candidates.last { $0.order != .greater }.map { Int128($0.dividend) }
        }
    }
}

extension Comparison {
    /// Returns the smallest change of a whole value that flips the comparison, or nil if any other value does.
    fileprivate func steps(from value: Int64, to threshold: Int64) -> Int64? {
        steps(from: Int128(value), to: Int128(threshold))
    }

    fileprivate func steps(from value: Int128, to threshold: Int128) -> Int64? {
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
