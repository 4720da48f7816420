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
    case attribute, condition, fallback, text, days, value(Int)
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
}

// MARK: - Bounds, which need no schema

extension SegmentTest {
    /// Checks the constants of the test against bounds.
    func check(_ limits: SegmentLimits) throws(TestFault) {
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
    /// Checks the test against a schema and returns the attribute's slot.
    func check(_ schema: Schema) throws(TestFault) -> Int {
        guard let slot = schema.slot(of: attribute) else {
            throw TestFault(.unknownAttribute, "the schema has no attribute of this name", in: .attribute)
        }
        let type = schema.attributes[slot].type
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
        return slot
    }

    private static func check(
        _ value: AttributeValue,
        against type: AttributeType,
        in part: TestPart
    ) throws(TestFault) {
        guard type.isComparable(with: value) else {
            throw TestFault(.typeMismatch, "the attribute is compared with values of type \(type.label) only", in: part)
        }
    }

    private static func unsupported(by type: AttributeType) -> TestFault {
        TestFault(.unsupportedOperator, "an attribute of type \(type.label) has no such operator", in: .condition)
    }
}

extension AttributeType {
    /// The type in words for messages.
    var label: String { if case .money(let currency) = self { "money in \(currency)" } else { name } }
}
