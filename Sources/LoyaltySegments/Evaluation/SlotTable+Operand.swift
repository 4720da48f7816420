//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SlotTable {
    /// Checks an operand against the schema and turns its names into slots.
    ///
    /// - Throws: A fault with the leaf that it is in; that of two operands that are not joined so is in the second.
    mutating func prepare(
        _ operand: Operand
    ) throws(TestFault) -> (operand: PreparedOperand, type: OperandType) {
        var leaf = 0
        return try prepare(operand, leaf: &leaf)
    }

    private mutating func prepare(
        _ operand: Operand,
        leaf: inout Int
    ) throws(TestFault) -> (operand: PreparedOperand, type: OperandType) {
        switch operand.form {
        case .attribute(let name):
            guard let slot = schema.slot(of: name) else {
                let message = "the schema has no \(isFilter ? "field" : "attribute") of this name"
                throw TestFault(isFilter ? .unknownField : .unknownAttribute, message, in: .operand(leaf))
            }
            leaf += 1
            return (.slot(slot), .plain(schema.attributes[slot].type))
        case .value(let value):
            guard let type = value.computedType else { throw TestFault.notComputable(leaf) }
            leaf += 1
            return (.value(value), .plain(type))
        case .window(let window):
            let prepared = try prepare(window, leaf: leaf)
            leaf += 1
            return prepared
        case .sum(let first, let second): return try join(.sum, first, second, &leaf)
        case .difference(let first, let second): return try join(.difference, first, second, &leaf)
        case .product(let first, let second): return try join(.product, first, second, &leaf)
        case .quotient(let first, let second): return try join(.quotient, first, second, &leaf)
        case .daysSince(let moment):
            let place = leaf
            let (prepared, type) = try prepare(moment, leaf: &leaf)
            if type == .plain(.date) {
                askForZone()
            } else if type != .plain(.instant) {
                throw TestFault(.typeMismatch, "days are counted since an instant or a date", in: .operand(place))
            }
            return (.daysSince(prepared), .plain(.integer))
        case .beyondLimits: throw TestFault(.limitExceeded, SegmentRule.tooLarge(limits).message, in: .operand(leaf))
        }
    }

    private mutating func join(
        _ arithmetic: Arithmetic,
        _ first: Operand,
        _ second: Operand,
        _ leaf: inout Int
    ) throws(TestFault) -> (operand: PreparedOperand, type: OperandType) {
        let (first, firstType) = try prepare(first, leaf: &leaf)
        let place = leaf
        let (second, secondType) = try prepare(second, leaf: &leaf)
        guard let type = arithmetic.type(firstType, secondType) else {
            throw TestFault(
                .typeMismatch,
                """
                numbers are computed with numbers, and money with money of its currency or times and by whole numbers; \
                money divided by a whole number is compared only
                """,
                in: .operand(place)
            )
        }
        return (.computed(arithmetic, first, second), type)
    }

    // MARK: - Windows

    private mutating func prepare(
        _ window: EventWindow,
        leaf: Int
    ) throws(TestFault) -> (operand: PreparedOperand, type: OperandType) {
        guard !isFilter else { throw TestFault.noFilter(leaf) }
        let (prepared, type) = try PreparedWindow.check(window, schema, limits, leaf: leaf)
        guard case .average(let field) = window.aggregate, case .ratio = type else {
            return (.slot(try slot(of: prepared, leaf)), type)
        }
        // The average of exact values is their sum over their number, which compares without being carried out.
        let parts = [EventAggregate.sum(field), .known(field)].map { prepared.taking($0) }
        let (sum, count) = (try slot(of: parts[0], leaf), try slot(of: parts[1], leaf))
        return (.computed(.quotient, .slot(sum), .slot(count)), type)
    }

    private mutating func slot(of window: PreparedWindow, _ leaf: Int) throws(TestFault) -> Int {
        guard let slot = slot(of: window) else {
            throw TestFault(
                .limitExceeded,
                "rules ask at most \(limits.windows) windows",
                in: .operand(leaf, "window")
            )
        }
        return slot
    }
}

extension AttributeValue {
    /// The type of a constant that is computed with.
    var computedType: AttributeType? {
        switch self {
        case .integer: .integer
        case .number: .number
        case .money(let amount): .money(amount.currency)
        case .text, .date, .instant, .flag, .set: nil
        }
    }
}
