//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// The part of a test that a fault is in.
enum TestPart: Hashable {
    /// A leaf of the operand, and where in it.
    case operand(Int, String)
    case condition, fallback, text, days, value(Int)

    static func operand(_ leaf: Int) -> TestPart { .operand(leaf, "") }
}

/// What is wrong with a test, before its place is known.
struct TestFault: Error {
    let code: SegmentsError.Code
    let message: String
    let part: TestPart

    init(_ code: SegmentsError.Code, _ message: String, in part: TestPart) {
        self.code = code
        self.message = message
        self.part = part
    }

    static func noFilter(_ leaf: Int) -> TestFault {
        TestFault(
            .unsupportedOperator,
            "the filter of a window asks the fields of one event",
            in: .operand(leaf, "window/filter")
        )
    }

    static func notComputable(_ leaf: Int) -> TestFault {
        TestFault(.typeMismatch, "whole numbers, numbers and money are computed with", in: .operand(leaf))
    }
}

// MARK: - Bounds, which need no schema

extension SegmentTest {
    /// Checks the constants of the test against bounds.
    func check(_ limits: SegmentLimits) throws(TestFault) {
        for (leaf, operand) in operand.leaves.enumerated() {
            if case .value(let value) = operand.form {
                try Self.check(value, limits, in: .operand(leaf))
                guard value.computedType != nil else { throw TestFault.notComputable(leaf) }
            }
            if case .window(let window) = operand.form {
                guard window.period.isValid else { throw PreparedWindow.invalidPeriod(leaf) }
                guard window.filter?.asksFieldsOnly ?? true else { throw TestFault.noFilter(leaf) }
            }
        }
        if let fallback { try Self.check(fallback, limits, in: .fallback) }
        switch condition {
        case .compare(_, let value): try Self.check(value, limits, in: .value(0))
        case .oneOf(let values):
            guard !values.isEmpty else { throw TestFault(.emptyList, "a list has at least one value", in: .condition) }
            guard values.count <= limits.listLength else {
                throw TestFault(
                    .limitExceeded,
                    "a list has at most \(limits.listLength) values",
                    in: .value(limits.listLength)
                )
            }
            for (index, value) in values.enumerated() { try Self.check(value, limits, in: .value(index)) }
        case .startsWith(let text), .endsWith(let text), .contains(let text):
            try Self.check(.text(text), limits, in: .text)
        case .inLastDays(let days):
            guard 1...Self.maximumDays ~= days else {
                throw TestFault(.invalidWindow, "a window is 1 to \(Self.maximumDays) days", in: .days)
            }
        case .isMissing, .isKnown:
            guard fallback == nil else {
                throw TestFault(
                    .unsupportedOperator,
                    "with a fallback no value is missing, so this is not asked",
                    in: .condition
                )
            }
        }
    }

    private static func check(
        _ value: AttributeValue,
        _ limits: SegmentLimits,
        in part: TestPart
    ) throws(TestFault) {
        switch value {
        case .number(let number) where !number.isFinite:
            throw TestFault(.notFinite, "a constant is a finite number", in: part)
        case .text(let text) where text.utf8.count > limits.textBytes:
            throw TestFault(.limitExceeded, "a text has at most \(limits.textBytes) bytes", in: part)
        case .set: throw TestFault(.typeMismatch, "a set is no constant; ask whether a set contains a text", in: part)
        default: break
        }
    }
}

// MARK: - Types

extension SegmentTest {
    /// Checks the test against a schema and turns its operand's names into slots.
    func prepare(_ table: inout SlotTable) throws(TestFault) -> PreparedTest {
        let (prepared, operandType) = try table.prepare(operand)
        let type = operandType.compared
        if let fallback { try Self.check(fallback, against: type, in: .fallback) }
        switch condition {
        case .compare(let comparison, let value):
            let isAllowed = comparison.needsOrder ? type.isOrdered : type != .set
            guard isAllowed else { throw Self.unsupported(by: type) }
            try Self.check(value, against: type, in: .value(0))
        case .oneOf(let values):
            guard type.isOrdered else { throw Self.unsupported(by: type) }
            for (index, value) in values.enumerated() { try Self.check(value, against: type, in: .value(index)) }
        case .startsWith, .endsWith:
            guard type == .text else { throw Self.unsupported(by: type) }
        case .contains:
            guard type == .text || type == .set else { throw Self.unsupported(by: type) }
        case .inLastDays:
            guard type == .instant else { throw Self.unsupported(by: type) }
        case .isMissing, .isKnown: break
        }
        return PreparedTest(self, prepared)
    }

    private static func check(
        _ value: AttributeValue,
        against type: AttributeType,
        in part: TestPart
    ) throws(TestFault) {
        guard type.isComparable(with: value) else {
            throw TestFault(.typeMismatch, "what is asked is compared with values of type \(type.label) only", in: part)
        }
    }

    private static func unsupported(by type: AttributeType) -> TestFault {
        TestFault(.unsupportedOperator, "a value of type \(type.label) has no such operator", in: .condition)
    }
}

extension AttributeType {
    /// The type in words for messages.
    var label: String { if case .money(let currency) = self { "money in \(currency)" } else { name } }
}
