//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

// What a condition says of attributes that may be missing is settled by cases: for each combination of what is missing
// there is a rule of what is known, and the condition is the one whose case it is.
extension LogicImporter {
    /// `==` and its like, and `<` and `<=` of three.
    mutating func comparison(_ call: LogicCall, level: Int) throws(SegmentsError) -> SegmentRule {
        let comparison: Comparison
        switch call.operation {
        case "==", "===": comparison = .equal
        case "!=", "!==": comparison = .notEqual
        case "<": comparison = .less
        case "<=": comparison = .lessOrEqual
        case ">": comparison = .greater
        default: comparison = .greaterOrEqual
        }
        let hasThree = comparison == .less || comparison == .lessOrEqual
        try call.require(hasThree ? 2...3 : 2...2)
        var rules: [SegmentRule] = []
        for index in call.arguments.indices.dropFirst() {
            rules.append(try self.comparison(comparison, call, index - 1, index, level))
        }
        return .both(rules)
    }

    private mutating func comparison(
        _ comparison: Comparison,
        _ call: LogicCall,
        _ first: Int,
        _ second: Int,
        _ level: Int
    ) throws(SegmentsError) -> SegmentRule {
        let variables = try variables(
            in: [first, second].map { (call.arguments[$0], call.path($0)) },
            level: level + 1
        )
        // Over several attributes it is shorter to say where values are equal.
        let isNegated = comparison == .notEqual && variables.count > 1
        let compared = LogicComparison(comparison: isNegated ? .equal : comparison, path: call.path(second))
        let rule = try cases(variables, path: call.path) { importer, missing throws(SegmentsError) in
            let left = try importer.value(
                call.arguments[first],
                missing: missing,
                path: call.path(first),
                level: level + 1
            )
            let right = try importer.value(
                call.arguments[second],
                missing: missing,
                path: call.path(second),
                level: level + 1
            )
            return try compared.rule(left, right)
        }
        return isNegated ? rule.opposite : rule
    }

    /// Returns the rule that a value is neither null, false, 0 nor the empty text.
    mutating func truth(of logic: JSONValue, path: String, level: Int) throws(SegmentsError) -> SegmentRule {
        try cases(try variables(in: [(logic, path)], level: level), path: path) {
            importer,
            missing throws(SegmentsError) in
            let value = try importer.value(logic, missing: missing, path: path, level: level)
            switch value {
            case .null: return .never
            case .flag(let flag): return .constant(flag)
            case .text(let text): return .constant(!text.isEmpty)
            case .number(let number): return .constant(number != 0 && !number.isNaN)
            case .computed: return try LogicComparison(comparison: .notEqual, path: path).rule(value, .number(0))
            case .attribute(let attribute):
                let condition: SegmentTest.Condition
                switch attribute.type {
                case .flag: condition = .compare(.equal, .flag(true))
                case .text: condition = .compare(.notEqual, .text(""))
                case .integer, .number: condition = .compare(.notEqual, .integer(0))
                case .date, .instant: return .always
                case .money, .set:
                    throw LogicFault.notExpressible(
                        "of money and of sets it is asked otherwise whether there is some",
                        path
                    )
                }
                return .test(attribute.name, condition)
            }
        }
    }

    /// `in`: a value of a list of constants, a part of a text, an element of a set.
    mutating func membership(_ call: LogicCall, level: Int) throws(SegmentsError) -> SegmentRule {
        try call.require(2...2)
        let variables = try variables(in: [0, 1].map { (call.arguments[$0], call.path($0)) }, level: level + 1)
        let limits = limits
        return try cases(variables, path: call.path) { importer, missing throws(SegmentsError) in
            let needle = try importer.value(call.arguments[0], missing: missing, path: call.path(0), level: level + 1)
            if case .array(let elements) = call.arguments[1] {
                guard elements.count <= limits.listLength else {
                    throw SegmentsError(
                        .limitExceeded,
                        "a list has at most \(limits.listLength) values",
                        path: call.path(1).joined("\(limits.listLength)")
                    )
                }
                return try importer.isOne(of: elements, needle, path: call.path(1))
            }
            let whole = try importer.value(call.arguments[1], missing: missing, path: call.path(1), level: level + 1)
            if case .null = whole { return .never }
            guard case .attribute(let attribute) = whole, attribute.type == .text || attribute.type == .set else {
                throw LogicFault.notExpressible(
                    "what is searched is a list of constants, a text or a set",
                    call.path(1)
                )
            }
            guard case .text(let text) = needle else {
                throw LogicFault.notExpressible(
                    "what is searched for in a text or a set is a constant text",
                    call.path(0)
                )
            }
            // JavaScript finds nothing in an empty text, not even nothing.
            return text.isEmpty && attribute.type == .text
                ? .test(attribute.name, .compare(.notEqual, .text(""))) : .test(attribute.name, .contains(text))
        }
    }

    fileprivate func isOne(
        of elements: [JSONValue],
        _ needle: LogicValue,
        path: String
    ) throws(SegmentsError) -> SegmentRule {
        var listed: AttributeDefinition?
        if case .attribute(let attribute) = needle, attribute.type.isOrdered { listed = attribute }
        var rules: [SegmentRule] = []
        var values: [AttributeValue] = []
        for (index, element) in elements.enumerated() {
            let place = path.joined("\(index)")
            let rule = try LogicComparison(comparison: .equal, path: place).rule(needle, constant(element, path: place))
            if listed != nil, case .test(let test) = rule.form, case .compare(.equal, let value) = test.condition {
                values.append(value)
            } else {
                rules.append(rule)
            }
        }
        if let listed, let first = values.first {
            rules.append(.test(listed.name, values.count == 1 ? .compare(.equal, first) : .oneOf(values)))
        }
        return .either(rules)
    }
}
