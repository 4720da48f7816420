//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// All that came back of one order so far: how much of each line, and money that was given back without saying for what.
///
/// Only the sums are kept, so that what an order still earns cannot depend on the order or the number of its returns:
///
/// ```swift
/// let returned = try ReturnedUnits.none.adding(firstReturn, to: order).adding(secondReturn, to: order)
/// let left = try plan.figures(of: .order(order), returned: returned, in: context, zone: zone)
/// ```
public struct ReturnedUnits: Hashable, Sendable {
    /// How much of which line, in the order of the lines' names, each line once.
    public let lines: [ReturnedLine]
    /// The money that was given back by returns that name no lines, or nil for none.
    public let amount: Money?

    private init(lines: [ReturnedLine], amount: Money?) {
        self.lines = lines
        self.amount = amount
    }

    /// Nothing returned.
    public static let none = ReturnedUnits(lines: [], amount: nil)

    /// Whether nothing was returned.
    public var isNone: Bool { lines.isEmpty && amount == nil }
}

// MARK: - Returns of an order

extension ReturnedUnits {
    /// Returns what came back with one more return.
    ///
    /// The money of a return that names lines plays no part: the lines say what came back.
    ///
    /// - Parameters:
    ///   - return: The return.
    ///   - order: The order.
    /// - Returns: What came back with one more return.
    /// - Throws: ``RewardsError`` with code `orderMismatch` for a return of another order, `currencyMismatch`, or `overReturn`
    ///   if more comes back than was bought or paid.
    /// - Complexity: O(*n* + *m* log *m*) in the number of lines of the order and of those returned.
    public func adding(_ return: Return, to order: Order) throws(RewardsError) -> ReturnedUnits {
        guard `return`.order == order.id else {
            throw RewardsError(.orderMismatch, "a return is of the order that it names")
        }
        guard `return`.amount.currency == order.currency else {
            throw RewardsError(.currencyMismatch, "a return is in the currency of its order")
        }
        guard !`return`.lines.isEmpty else {
            let before = amount?.minorUnits ?? 0
            guard let sum = Steps.sum(before, `return`.amount.minorUnits), sum <= order.total.minorUnits else {
                throw Self.tooMuch
            }
            guard sum > 0 else { return self }
            return ReturnedUnits(lines: lines, amount: try Steps.money(sum, in: order.currency))
        }
        var quantities: [LineID: Int64] = [:]
        for line in lines { quantities[line.line] = line.quantity.millionths }
        var bought: [LineID: Int64] = [:]
        for line in order.lines { bought[line.id] = line.quantity.millionths }
        for line in `return`.lines {
            // Both are at most 2^53 − 1, so the sum cannot overflow.
            let sum = (quantities[line.line] ?? 0) + line.quantity.millionths
            guard sum <= bought[line.line] ?? 0 else { throw Self.tooMuch }
            quantities[line.line] = sum
        }
        var next: [ReturnedLine] = []
        next.reserveCapacity(quantities.count)
        for (line, millionths) in quantities.sorted(by: { $0.key < $1.key }) {
            guard let quantity = try? Quantity(millionths: millionths) else { throw Self.tooMuch }
            next.append(ReturnedLine(line: line, quantity: quantity))
        }
        return ReturnedUnits(lines: next, amount: amount)
    }

    /// Returns whether nothing of an order remains: every unit came back, or all that was paid for the rest.
    ///
    /// - Parameter order: The order.
    /// - Returns: Whether nothing of an order remains.
    /// - Complexity: O(*n* log *m*) in the number of lines of the order and of those returned.
    public func isComplete(for order: Order) -> Bool {
        guard !isNone else { return false }
        if !order.lines.isEmpty, order.lines.allSatisfy({ millionths(of: $0.id) >= $0.quantity.millionths }) {
            return true
        }
        guard let amount else { return false }
        return amount.minorUnits >= remainingTotal(of: order)
    }

    /// What is left of an order's total without the lines that came back; money given back besides is not taken off.
    func remainingTotal(of order: Order) -> Int64 {
        guard !lines.isEmpty else { return order.total.minorUnits }
        var total = order.shipping.minorUnits
        for line in order.lines {
            total += Self.rest(of: line.net.minorUnits, without: millionths(of: line.id), of: line.quantity.millionths)
        }
        return total
    }

    /// The millionths of a line that came back, by halving.
    func millionths(of line: LineID) -> Int64 {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = low + (high - low) / 2
            if lines[middle].line < line { low = middle + 1 } else { high = middle }
        }
        return low < lines.count && lines[low].line == line ? lines[low].quantity.millionths : 0
    }

    /// What is left of a whole without a part of it: the whole less its share, rounded down.
    static func rest(of whole: Int64, without part: Int64, of parts: Int64) -> Int64 {
        guard part > 0 else { return whole }
        guard part < parts else { return 0 }
        return whole - Int64(truncatingIfNeeded: Int128(whole) * Int128(part) / Int128(parts))
    }

    private static var tooMuch: RewardsError {
        RewardsError(.overReturn, "no more comes back than was bought and paid")
    }
}

// MARK: - Codable

extension ReturnedUnits: Codable {
    private enum CodingKeys: String, CodingKey { case amount, lines }

    /// Reads what came back from an object with `lines` and `amount`, each if there is any.
    ///
    /// - Throws: ``RewardsError`` with code `corruptLog` unless each line stands there once, in order, with a quantity above
    ///   zero, and the amount is above zero.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        lines = try container.decodeIfPresent([ReturnedLine].self, forKey: .lines) ?? []
        amount = try container.decodeIfPresent(Money.self, forKey: .amount)
        guard zip(lines, lines.dropFirst()).allSatisfy({ $0.line < $1.line }),
            lines.allSatisfy({ $0.quantity > .zero }), (amount?.minorUnits ?? 1) > 0
        else { throw RewardsError(.corruptLog, "what came back is kept once for each line, in order, above zero") }
    }

    /// Writes what came back, without the parts that there are none of.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(amount, forKey: .amount)
        if !lines.isEmpty { try container.encode(lines, forKey: .lines) }
    }
}
