//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension Operand {
    /// The operand as it stands in a rule.
    var text: String {
        var printer = RulePrinter()
        // A name that is no name is refused by every check; here it is shown as it stands.
        try? printer.write(self, isBeforePeriod: false, path: "")
        return printer.text
    }
}

extension RulePrinter {
    /// Writes what a condition asks.
    mutating func write(_ operand: Operand, isBeforePeriod: Bool, path: String) throws(SegmentsError) {
        switch operand.form {
        case .attribute(let name): try write(name, path: path)
        case .value(let value): text += value.ruleText
        case .window(let window): try write(window, isBeforePeriod: isBeforePeriod, path: path)
        case .sum(let first, let second): try write(first, " + ", second, binding: 1, isBeforePeriod, path)
        case .difference(let first, let second): try write(first, " - ", second, binding: 1, isBeforePeriod, path)
        case .product(let first, let second): try write(first, " * ", second, binding: 2, isBeforePeriod, path)
        case .quotient(let first, let second): try write(first, " / ", second, binding: 2, isBeforePeriod, path)
        case .daysSince(let moment):
            text += "days since "
            try write(moment, binding: 3, isBeforePeriod, path)
        case .beyondLimits: throw SegmentRule.tooLarge(Self.limits)
        }
    }

    private mutating func write(
        _ first: Operand,
        _ sign: String,
        _ second: Operand,
        binding: Int,
        _ isBeforePeriod: Bool,
        _ path: String
    ) throws(SegmentsError) {
        try write(first, binding: binding, false, path)
        text += sign
        try write(second, binding: binding + 1, isBeforePeriod, path)
    }

    /// Writes a part, in brackets if it binds more loosely than its place asks.
    private mutating func write(
        _ operand: Operand,
        binding: Int,
        _ isBeforePeriod: Bool,
        _ path: String
    ) throws(SegmentsError) {
        if operand.binding >= binding {
            try write(operand, isBeforePeriod: isBeforePeriod, path: path)
        } else {
            text += "("
            try write(operand, isBeforePeriod: false, path: path)
            text += ")"
        }
    }

    private mutating func write(
        _ window: EventWindow,
        isBeforePeriod: Bool,
        path: String
    ) throws(SegmentsError) {
        text += window.aggregate.name
        switch window.aggregate {
        case .firstTime, .lastTime: text += " "
        default: text += " of "
        }
        try write(window.event, path: path)
        if let field = window.aggregate.field {
            text += "."
            try write(field, path: path)
        }
        switch window.period {
        case .all: if isBeforePeriod, window.filter == nil { text += " ever" }
        case .rolling(let days): text += " in last \(days) days"
        case .calendar(let unit, let count): text += " in last \(count) calendar \(unit.ruleText)"
        case .between(let first, let last): text += " between \(first) and \(last)"
        }
        guard let filter = window.filter else { return }
        text += " where "
        try write(filter, path: path.joined("window/filter"), isNested: true)
    }

    private mutating func write(_ name: AttributeName, path: String) throws(SegmentsError) {
        text += name.text
        guard name.isValid else {
            throw SegmentsError(.invalidName, "a name is no word of the text form", path: path)
        }
    }
}

extension Operand {
    /// How tightly the operand binds in text; a window with a filter is put in brackets for its readers.
    fileprivate var binding: Int {
        switch form {
        case .sum, .difference: 1
        case .product, .quotient: 2
        case .window(let window): window.filter == nil ? 3 : 0
        case .attribute, .value, .daysSince, .beyondLimits: 3
        }
    }
}
