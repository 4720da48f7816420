//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What LoyaltySegments refuses, with a stable code and the place in the rule's text or tree.
///
/// Switch on ``code``; show ``message`` to the author of the rule. A message names the rule that was broken and never
/// repeats a customer's data.
///
/// ```swift
/// do {
///     _ = try SegmentRule(parsing: "orders >= many", for: schema)
/// } catch {
///     error.code       // .invalidText
///     error.position   // line 1, column 11
/// }
/// ```
public struct SegmentsError: Error, Hashable, Sendable {
    /// The rule that was broken; stable across releases.
    public let code: Code
    /// The rule in words, for the author of a segment.
    public let message: String
    /// Where in the text the rule was broken, if text was read.
    public let position: TextPosition?
    /// The keys and indices that lead to the value in a tree, joined by strokes, as `rules/1/values/0`; empty at the root.
    public let path: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The rule that was broken.
    ///   - message: The rule in words, without customer data.
    ///   - position: Where in the text, if text was read.
    ///   - path: The keys and indices that lead to the value, joined by strokes.
    package init(_ code: Code, _ message: String, at position: TextPosition? = nil, path: String = "") {
        self.code = code
        self.message = message
        self.position = position
        self.path = path
    }
}

extension SegmentsError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// Text that is not a rule; ``SegmentsError/position`` tells where.
        public static let invalidText = Code("invalidText")
        /// An attribute name that is empty, too long, not made of ASCII letters, digits and `_`, or a word of the text form.
        public static let invalidName = Code("invalidName")
        /// Two attributes of one name in a schema.
        public static let duplicateAttribute = Code("duplicateAttribute")
        /// Two kinds of events of one name in a schema.
        public static let duplicateEvent = Code("duplicateEvent")
        /// Two segments of one identifier in a set.
        public static let duplicateSegment = Code("duplicateSegment")
        /// An attribute that the schema does not have.
        public static let unknownAttribute = Code("unknownAttribute")
        /// A kind of events that the schema does not have.
        public static let unknownEvent = Code("unknownEvent")
        /// A field that an event does not have.
        public static let unknownField = Code("unknownField")
        /// A segment that a rule refers to and that is not at hand.
        public static let unknownSegment = Code("unknownSegment")
        /// A rule that asks the calendar, prepared without a time zone.
        public static let missingZone = Code("missingZone")
        /// A value of another type, or money of another currency, than the attribute has.
        public static let typeMismatch = Code("typeMismatch")
        /// An operator that the attribute's type does not have.
        public static let unsupportedOperator = Code("unsupportedOperator")
        /// A number that does not fit into its type.
        public static let numberOutOfRange = Code("numberOutOfRange")
        /// NaN or an infinity as a constant.
        public static let notFinite = Code("notFinite")
        /// A list of values that is empty.
        public static let emptyList = Code("emptyList")
        /// A window of less than one day, week, month …, of more than the calendar has days, or that ends before it starts.
        public static let invalidWindow = Code("invalidWindow")
        /// A rule that is deeper, larger or longer than its limits.
        public static let limitExceeded = Code("limitExceeded")
        /// A fact that is missing though its attribute is not nullable.
        public static let missingFact = Code("missingFact")
        /// Facts of another schema than the rule was prepared for, or a slot that the schema does not have.
        public static let schemaMismatch = Code("schemaMismatch")
        /// A window that rules ask and that a table has no column for.
        public static let missingWindow = Code("missingWindow")
        /// An index that no rule has.
        public static let unknownRule = Code("unknownRule")
        /// A row that a table does not have.
        public static let unknownRow = Code("unknownRow")
        /// A share, range or weight that makes no sample, or groups of a split that overlap.
        public static let invalidSample = Code("invalidSample")
        /// A time that no clock shows, hours that end before they begin, or hours that leave nothing of the week.
        public static let invalidHours = Code("invalidHours")
        /// A trigger without a channel or a delay, two of one identifier, or a cap that lets nothing through.
        public static let invalidTrigger = Code("invalidTrigger")
        /// A keyword without a word in it, or a way of sorting complaints that lacks a due time.
        public static let invalidTriage = Code("invalidTriage")
        /// A minimum stay or a cool-down below zero.
        public static let invalidStability = Code("invalidStability")
        /// A group without a segment, with one twice, or two groups of one identifier.
        public static let invalidGroup = Code("invalidGroup")
        /// Segments that refer to each other in a circle.
        public static let segmentCycle = Code("segmentCycle")
        /// A size of a segment with more members than customers, or too many customers.
        public static let invalidSize = Code("invalidSize")
        /// An operation that JsonLogic does not have.
        public static let unknownOperation = Code("unknownOperation")
        /// A part of a rule in JsonLogic that has no rule here of the same answers.
        public static let notExpressible = Code("notExpressible")
        /// A rule that has no text form, because it holds a part of a kind that this release does not know.
        public static let unprintable = Code("unprintable")
    }
}

extension SegmentsError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension SegmentsError: CustomStringConvertible {
    /// The code, the place and the rule, for logs.
    public var description: String {
        var text = code.description
        if let position { text += " at \(position)" }
        if !path.isEmpty { text += " in \(path)" }
        return text + ": " + message
    }
}
