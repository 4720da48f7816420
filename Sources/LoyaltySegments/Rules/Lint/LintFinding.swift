//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// Something in a rule that is no error and yet hardly meant.
///
/// ```swift
/// let rule = try SegmentRule(parsing: "orders > 5 and orders < 3", for: schema)
/// try rule.lint(for: schema)   // [contradiction in the whole rule]
/// ```
public struct LintFinding: Hashable, Sendable {
    /// What was found.
    public let code: Code
    /// The finding in words, for the author of the rule.
    public let message: String
    /// The keys and indices that lead to the part of the rule, joined by strokes; empty for the whole rule.
    public let path: String

    init(_ code: Code, path: String) {
        self.code = code
        self.message = code.message
        self.path = path
    }

    /// A stable name for a finding; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String
        fileprivate let message: String

        private init(_ name: String, _ message: String) {
            self.name = name
            self.message = message
        }

        /// A part that can never hold, alone or with what is asked beside it.
        public static let contradiction = Code(
            "contradiction",
            "this can never hold together with what is asked beside it"
        )
        /// A part that is never answered no: it holds wherever its values are known.
        public static let alwaysTrue = Code("alwaysTrue", "this holds wherever its values are known")
        /// A negation that leaves out customers without a value, for whom it is unknown.
        public static let negationOverMissing = Code(
            "negationOverMissing",
            "customers without a value are left out; ask 'or … is missing', or give a fallback with ??"
        )
        /// A group that no customer reaches, since the groups before it take every one of its members.
        public static let unreachable = Code("unreachable", "the groups before this one take every one of its members")
    }
}

extension LintFinding.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}
