//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore

/// A test with its operand over slots, its texts as bytes and its list in order.
struct PreparedTest: Sendable {
    let test: SegmentTest
    let operand: PreparedOperand
    private let bytes: [UInt8]
    private let borders: [Int]
    private let list: [AttributeValue]

    init(_ test: SegmentTest, _ operand: PreparedOperand) {
        self.test = test
        self.operand = operand
        switch test.condition {
        case .startsWith(let text), .endsWith(let text), .contains(let text): bytes = Array(text.utf8)
        default: bytes = []
        }
        if case .contains = test.condition { borders = Self.borders(of: bytes) } else { borders = [] }
        if case .oneOf(let values) = test.condition {
            list = values.sorted { $0.order(to: $1) == .less }
        } else {
            list = []
        }
    }

    func verdict(_ input: RuleInput) -> Verdict {
        switch operand.value(input) {
        case nil: verdict(nil, input.asOf)
        case .plain(let value): verdict(value, input.asOf)
        case .ratio(let ratio): verdict(ratio)
        }
    }

    private func verdict(_ ratio: Ratio) -> Verdict {
        switch test.condition {
        case .isMissing: return .no
        case .isKnown: return .yes
        case .compare(let comparison, let constant):
            return ratio.order(to: constant).map { Verdict(comparison.holds($0)) } ?? .unknown
        case .oneOf: return Verdict(list.contains { ratio.order(to: $0) == .equal })
        case .startsWith, .endsWith, .contains, .inLastDays: return .unknown
        }
    }

    /// Answers for a value, or for none.
    func verdict(_ fact: AttributeValue?, _ asOf: Timestamp) -> Verdict {
        switch test.condition {
        case .isMissing: return Verdict(fact == nil)
        case .isKnown: return Verdict(fact != nil)
        default: break
        }
        guard let value = fact ?? test.fallback else { return .unknown }
        switch test.condition {
        case .compare(let comparison, let constant):
            guard let order = value.order(to: constant) else { return .unknown }
            return Verdict(comparison.holds(order))
        case .oneOf: return Verdict(listContains(value))
        case .startsWith: return Verdict(value.utf8?.starts(with: bytes) ?? false)
        case .endsWith: return Verdict(value.utf8?.reversed().starts(with: bytes.reversed()) ?? false)
        case .contains(let text): return Verdict(contains(text, in: value))
        case .inLastDays(let days):
            guard case .instant(let instant) = value else { return .unknown }
            return Verdict(instant <= asOf && instant.microsecondsSince1970 > Self.start(of: days, asOf))
        case .isMissing, .isKnown: return .unknown
        }
    }

    /// The instant that a window of days begins after, in microseconds since 1970; the days were checked to fit.
    static func start(of days: Int64, _ asOf: Timestamp) -> Int64 {
        asOf.microsecondsSince1970 - days * PreparedOperand.microsecondsPerDay
    }

    private func listContains(_ value: AttributeValue) -> Bool {
        var low = 0
        var high = list.count
        while low < high {
            let middle = low + (high - low) / 2
            switch list[middle].order(to: value) {
            case .equal: return true
            case .less: low = middle + 1
            case .greater, nil: high = middle
            }
        }
        return false
    }

    private func contains(_ text: String, in value: AttributeValue) -> Bool {
        if case .set(let set) = value {
            // A set finds canonically equal text; the bytes decide.
            guard let index = set.firstIndex(of: text) else { return false }
            return set[index].utf8.elementsEqual(bytes)
        }
        return value.utf8.map(isFound) ?? false
    }

    /// Searches by Knuth, Morris and Pratt, which looks at each byte of the text a bounded number of times.
    private func isFound(in text: String.UTF8View) -> Bool {
        guard !bytes.isEmpty else { return true }
        var length = 0
        for byte in text {
            while length > 0, byte != bytes[length] { length = borders[length - 1] }
            if byte == bytes[length] { length += 1 }
            if length == bytes.count { return true }
        }
        return false
    }

    /// For each beginning of the bytes, the length of the longest shorter beginning that also ends it.
    private static func borders(of bytes: [UInt8]) -> [Int] {
        var borders = Array(repeating: 0, count: bytes.count)
        var length = 0
        for index in bytes.indices.dropFirst() {
            while length > 0, bytes[index] != bytes[length] { length = borders[length - 1] }
            if bytes[index] == bytes[length] { length += 1 }
            borders[index] = length
        }
        return borders
    }
}

extension AttributeValue {
    /// The bytes of a text.
    var utf8: String.UTF8View? { if case .text(let text) = self { text.utf8 } else { nil } }
}
