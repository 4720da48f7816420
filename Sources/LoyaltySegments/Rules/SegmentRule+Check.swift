//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

extension SegmentRule {
    /// Checks the rule against a schema and bounds, without evaluating it; segments that it refers to may be any.
    ///
    /// - Parameters:
    ///   - schema: The attributes that the rule may ask.
    ///   - limits: The bounds on the rule.
    /// - Throws: ``SegmentsError`` with the path of the first fault: `limitExceeded`, `unknownAttribute`, `typeMismatch`,
    ///   `unsupportedOperator`, `emptyList`, `invalidWindow`, `notFinite`, `unknownEvent` or `unknownField`.
    /// - Complexity: O(*n*) in the size of the rule.
    public func check(against schema: Schema, limits: SegmentLimits = .default) throws(SegmentsError) {
        try checkSize(limits)
        var table = SlotTable(schema, limits)
        _ = try PreparedNode(self, &table, path: "")
    }

    /// Checks the size of the whole tree.
    func checkSize(_ limits: SegmentLimits) throws(SegmentsError) {
        guard form != .beyondLimits, depth <= limits.depth, size <= limits.nodes else {
            throw Self.tooLarge(limits)
        }
    }

    static func tooLarge(_ limits: SegmentLimits, at position: TextPosition? = nil) -> SegmentsError {
        SegmentsError(
            .limitExceeded,
            "a rule has at most \(limits.depth) levels and \(limits.nodes) parts",
            at: position
        )
    }
}

extension SegmentsError {
    /// The fault of a test in a tree.
    init(_ fault: TestFault, in test: SegmentTest, path: String) {
        let part: String
        switch fault.part {
        case .operand(let leaf, let detail):
            let place = test.attribute == nil ? "operand".joined(test.operand.path(ofLeaf: leaf)) : "attribute"
            part = detail.isEmpty ? place : place.joined(detail)
        case .condition: part = "kind"
        case .fallback: part = "default"
        case .text: part = "text"
        case .days: part = "days"
        case .value(let index): part = "values/\(index)"
        }
        self.init(fault.code, fault.message, path: path.isEmpty ? part : path + "/" + part)
    }
}
