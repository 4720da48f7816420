//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What LoyaltyFoundation refuses to convert, with a stable code.
///
/// Switch on ``code``; show ``message`` to a developer. A message names the rule that was broken and never repeats the
/// value, so it is safe in a log.
public struct FoundationBridgeError: Error, Hashable, Sendable {
    /// The rule that was broken; stable across releases.
    public let code: Code
    /// The rule in words, for developers.
    public let message: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The rule that was broken.
    ///   - message: The rule in words, without customer data.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension FoundationBridgeError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// A zone that the database of zones does not list under this very name.
        public static let unknownTimeZone = Code("unknownTimeZone")
        /// A date that is no instant in the years 1 to 9999.
        public static let instantOutOfRange = Code("instantOutOfRange")
        /// A decimal number with more decimals than the amount has, where exactness was asked for.
        public static let inexactDecimal = Code("inexactDecimal")
        /// A decimal number that is not a number, or too large for an amount or a rate.
        public static let decimalOutOfRange = Code("decimalOutOfRange")
    }
}

extension FoundationBridgeError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension FoundationBridgeError: CustomStringConvertible {
    /// The code and the rule, for logs.
    public var description: String { code.description + ": " + message }
}
