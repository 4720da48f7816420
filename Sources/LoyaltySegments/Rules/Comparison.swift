//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// How a rule compares an attribute with a constant.
public enum Comparison: String, Hashable, Sendable, Codable, CaseIterable {
    /// The same.
    case equal = "="
    /// Not the same; unknown over a missing value, as every comparison is.
    case notEqual = "!="
    /// Less, or earlier.
    case less = "<"
    /// Less or the same.
    case lessOrEqual = "<="
    /// Greater, or later.
    case greater = ">"
    /// Greater or the same.
    case greaterOrEqual = ">="
}

extension Comparison {
    /// Whether the comparison needs an order of values.
    var needsOrder: Bool { self != .equal && self != .notEqual }

    /// Whether values that stand so to each other satisfy the comparison.
    func holds(_ order: ValueOrder) -> Bool {
        switch self {
        case .equal: order == .equal
        case .notEqual: order != .equal
        case .less: order == .less
        case .lessOrEqual: order != .greater
        case .greater: order == .greater
        case .greaterOrEqual: order != .less
        }
    }
}
