//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One question to an attribute, to a window of events, or to a computation with them: a leaf of a rule.
public struct SegmentTest: Hashable, Sendable {
    /// What is asked.
    public let operand: Operand
    /// The value that stands in for a missing one, written `operand ?? value`; nil leaves the answer unknown.
    public let fallback: AttributeValue?
    /// What is asked.
    public let condition: Condition

    /// Creates a test.
    ///
    /// - Parameters:
    ///   - attribute: The attribute that is asked.
    ///   - condition: What is asked.
    ///   - fallback: The value that stands in for a missing one.
    public init(_ attribute: AttributeName, _ condition: Condition, fallback: AttributeValue? = nil) {
        self.init(operand: .attribute(attribute), condition, fallback: fallback)
    }

    /// Creates a test of anything that is asked.
    ///
    /// - Parameters:
    ///   - operand: The attribute, window or computation.
    ///   - condition: What is asked of it.
    ///   - fallback: The value that stands in for a missing one.
    public init(operand: Operand, _ condition: Condition, fallback: AttributeValue? = nil) {
        self.operand = operand
        self.fallback = fallback?.normalized
        self.condition =
            switch condition {
            case .compare(let comparison, let value): .compare(comparison, value.normalized)
            case .oneOf(let values): .oneOf(values.map(\.normalized))
            default: condition
            }
    }

    /// The attribute that is asked, if it is one alone.
    public var attribute: AttributeName? { if case .attribute(let name) = operand.form { name } else { nil } }

    /// What a test asks of its operand's value.
    ///
    /// Over a missing value without a fallback each is unknown, except ``isMissing`` and ``isKnown``.
    public enum Condition: Hashable, Sendable {
        /// The value stands so to a constant.
        case compare(Comparison, AttributeValue)
        /// The value is one of a list.
        case oneOf([AttributeValue])
        /// There is no value.
        case isMissing
        /// There is a value.
        case isKnown
        /// The text begins with these bytes.
        case startsWith(String)
        /// The text ends with these bytes.
        case endsWith(String)
        /// The text has these bytes in it, or the set has this element.
        case contains(String)
        /// The instant lies in (`asOf` − days · 24 h, `asOf`].
        case inLastDays(Int64)
    }

    /// The longest window in days: as many as the years 1 to 9999 have.
    public static let maximumDays: Int64 = 3_652_059
}

// MARK: - Hashable

extension SegmentTest.Condition {
    /// Whether both ask the same, texts compared byte by byte.
    public static func == (lhs: SegmentTest.Condition, rhs: SegmentTest.Condition) -> Bool {
        switch (lhs, rhs) {
        case (.compare(let lhs, let lhsValue), .compare(let rhs, let rhsValue)): lhs == rhs && lhsValue == rhsValue
        case (.oneOf(let lhs), .oneOf(let rhs)): lhs == rhs
        case (.isMissing, .isMissing), (.isKnown, .isKnown): true
        case (.startsWith(let lhs), .startsWith(let rhs)), (.endsWith(let lhs), .endsWith(let rhs)),
            (.contains(let lhs), .contains(let rhs)):
            lhs.utf8.elementsEqual(rhs.utf8)
        case (.inLastDays(let lhs), .inLastDays(let rhs)): lhs == rhs
        default: false
        }
    }
}
