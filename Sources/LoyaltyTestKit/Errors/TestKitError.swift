//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What LoyaltyTestKit refuses, with a stable code.
///
/// Switch on ``code``; show ``message`` to a developer.
public struct TestKitError: Error, Hashable, Sendable {
    /// The rule that was broken; stable across releases.
    public let code: Code
    /// The rule in words, for developers.
    public let message: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The rule that was broken.
    ///   - message: The rule in words.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension TestKitError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// An event that contradicts the state of a ``Tab``.
        public static let contradiction = Code("contradiction")
        /// A command to a ``Tab`` with an amount below 1.
        public static let malformed = Code("malformed")
        /// A failure that a ``FaultInjectingStore`` made up.
        public static let injected = Code("injected")
    }
}

extension TestKitError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension TestKitError: CustomStringConvertible {
    /// The code and the rule, for logs.
    public var description: String { code.description + ": " + message }
}
