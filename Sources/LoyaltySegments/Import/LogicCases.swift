//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// An attribute that may be missing, as a condition asks for it.
struct LogicVariable {
    let attribute: AttributeDefinition
    /// What stands in for it, if it is asked for once.
    var fallback: AttributeValue?
}

extension LogicImporter {
    /// Returns the attributes of some values that may be missing, in the order that they are first asked for.
    mutating func variables(
        in values: [(logic: JSONValue, path: String)],
        level: Int
    ) throws(SegmentsError) -> [LogicVariable] {
        var variables: [LogicVariable] = []
        for (logic, path) in values { try collect(logic, path: path, level: level, into: &variables) }
        return variables
    }

    private mutating func collect(
        _ logic: JSONValue,
        path: String,
        level: Int,
        into variables: inout [LogicVariable]
    ) throws(SegmentsError) {
        try visit(path: path, level: level)
        guard let call = try call(logic, path: path) else { return }
        guard call.operation == "var" else {
            for (index, argument) in call.arguments.enumerated() {
                try collect(argument, path: call.path(index), level: level + 1, into: &variables)
            }
            return
        }
        let variable = try variable(call)
        guard variable.attribute.isNullable else { return }
        if let index = variables.firstIndex(where: { $0.attribute.name == variable.attribute.name }) {
            variables[index].fallback = nil
            return
        }
        var fallback: AttributeValue?
        if let logic = variable.fallback {
            fallback = try Self.value(constant(logic, path: call.path(1)), of: variable.attribute.type)
        } else if case .integer = variable.attribute.type {
            fallback = .integer(0)
        } else if case .number = variable.attribute.type {
            fallback = .integer(0)
        }
        variables.append(LogicVariable(attribute: variable.attribute, fallback: fallback))
    }

    private static func value(_ value: LogicValue, of type: AttributeType) -> AttributeValue? {
        switch (type, value) {
        case (.text, .text(let text)): .text(text)
        case (.date, .text(let text)): (try? LogicComparison.date(text, path: "")).map { .date($0) }
        case (.integer, .number(let number)), (.number, .number(let number)): .constant(number)
        case (.flag, .flag(let flag)): .flag(flag)
        default: nil
        }
    }

    /// Returns the rule that joins what holds for each combination of what is missing.
    mutating func cases(
        _ variables: [LogicVariable],
        path: String,
        _ rule: (inout LogicImporter, Set<AttributeName>) throws(SegmentsError) -> SegmentRule
    ) throws(SegmentsError) -> SegmentRule {
        guard variables.count <= Self.maximumVariables else {
            throw SegmentsError(
                .limitExceeded,
                "a condition asks for at most \(Self.maximumVariables) attributes that may be missing",
                path: path
            )
        }
        var cases: [SegmentRule] = []
        for combination in 0..<(1 << variables.count) {
            let missing = variables.indices.filter { combination >> $0 & 1 == 1 }
            cases.append(try rule(&self, Set(missing.map { variables[$0].attribute.name })))
        }
        if variables.count == 1 { return variables[0].rule(known: cases[0], missing: cases[1]) }
        let parts = cases.enumerated().map { combination, rule in
            let presence = variables.enumerated().map { index, variable in
                SegmentRule.test(variable.attribute.name, combination >> index & 1 == 1 ? .isMissing : .isKnown)
            }
            return rule == .never ? rule : .both(presence + [rule])
        }
        return .either(parts)
    }

    /// So that a condition has at most 32 cases.
    private static let maximumVariables = 5
}

extension LogicVariable {
    /// Returns the rule that one rule holds where the attribute is known, and another where it is missing.
    fileprivate func rule(known: SegmentRule, missing: SegmentRule) -> SegmentRule {
        if known == missing { return known }
        if let fallback, case .test(let test) = known.form, test.attribute == attribute.name, test.fallback == nil,
            let answer = test.condition.answer(to: fallback), missing == .constant(answer)
        {
            return .test(attribute.name, test.condition, fallback: fallback)
        }
        let (isKnown, isMissing) = (
            SegmentRule.test(attribute.name, .isKnown), SegmentRule.test(attribute.name, .isMissing)
        )
        if missing == .always { return .either([isMissing, known]) }
        return .either([.both([isKnown, known]), .both([isMissing, missing])])
    }
}

extension SegmentTest.Condition {
    /// Whether a value satisfies the condition, of those that an import makes with a stand-in.
    fileprivate func answer(to value: AttributeValue) -> Bool? {
        switch self {
        case .compare(let comparison, let constant): value.order(to: constant).map(comparison.holds)
        case .oneOf(let values): values.contains { value.order(to: $0) == .equal }
        default: nil
        }
    }
}
