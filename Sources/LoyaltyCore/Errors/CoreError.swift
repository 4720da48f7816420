//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What LoyaltyCore refuses, with a stable code and, for text, the place.
///
/// Switch on ``code``; show ``message`` to a developer. A message names the rule that was broken and never repeats
/// customer data, so it is safe in a log.
///
/// ```swift
/// do {
///     _ = try Money(parsing: "12,5 RUB")
/// } catch {
///     error.code       // .invalidText
///     error.position   // line 1, column 3
/// }
/// ```
public struct CoreError: Error, Hashable, Sendable {
    /// The rule that was broken; stable across releases.
    public let code: Code
    /// The rule in words, for developers.
    public let message: String
    /// Where in the text that was read the rule was broken, if text was read.
    public let position: TextPosition?
    /// The path of keys and indices to the value, for structured input; empty at the root.
    public let path: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The rule that was broken.
    ///   - message: The rule in words, without customer data.
    ///   - position: Where in the text, if text was read.
    ///   - path: The path to the value inside structured input.
    package init(_ code: Code, _ message: String, at position: TextPosition? = nil, path: String = "") {
        self.code = code
        self.message = message
        self.position = position
        self.path = path
    }
}

extension CoreError {
    /// A stable name for a broken rule; an open set, so new codes may appear in a minor release.
    public struct Code: Hashable, Sendable {
        private let name: String

        private init(_ name: String) { self.name = name }

        /// An amount, a product or a sum beyond ±(2^53 − 1), or a negative where none is allowed.
        public static let amountOutOfRange = Code("amountOutOfRange")
        /// Two amounts of different currencies met in one operation.
        public static let currencyMismatch = Code("currencyMismatch")
        /// A currency code that is not three capital letters, or an exponent that contradicts ISO 4217.
        public static let invalidCurrency = Code("invalidCurrency")
        /// Two amounts of points in different units met in one operation.
        public static let unitMismatch = Code("unitMismatch")
        /// A points unit with an empty, long or non-ASCII name, or more than six decimals.
        public static let invalidUnit = Code("invalidUnit")
        /// A rate with a zero denominator or with terms that do not fit.
        public static let invalidRate = Code("invalidRate")
        /// Weights that are empty, negative or all zero.
        public static let invalidWeights = Code("invalidWeights")
        /// Text that is not what was asked for; ``CoreError/position`` tells where.
        public static let invalidText = Code("invalidText")
        /// An identifier that is empty, longer than its limit, or holds a control character.
        public static let invalidIdentifier = Code("invalidIdentifier")
        /// A calendar date that does not exist or lies outside the years 1 to 9999.
        public static let dateOutOfRange = Code("dateOutOfRange")
        /// An instant outside the years 1 to 9999, or a span that leads there.
        public static let instantOutOfRange = Code("instantOutOfRange")
        /// A window or period that ends before it starts.
        public static let invalidWindow = Code("invalidWindow")
        /// A clock that went back by more than is tolerated.
        public static let clockRegressed = Code("clockRegressed")
        /// A clock that leaps ahead by more than it may.
        public static let clockSuspicious = Code("clockSuspicious")
        /// A zone identifier that the rules do not know.
        public static let unknownTimeZone = Code("unknownTimeZone")
        /// Bytes that are not JSON.
        public static let invalidJSON = Code("invalidJSON")
        /// JSON that is well formed but not of the shape that was asked for.
        public static let unexpectedJSON = Code("unexpectedJSON")
        /// Input deeper, longer or larger than its limit.
        public static let limitExceeded = Code("limitExceeded")
        /// A value that has no exact form in canonical JSON, such as NaN.
        public static let unencodable = Code("unencodable")
        /// A message template that cannot be read.
        public static let invalidTemplate = Code("invalidTemplate")
        /// An activity whose parts contradict each other, such as a negative quantity.
        public static let invalidActivity = Code("invalidActivity")
    }
}

extension CoreError.Code: CustomStringConvertible {
    /// The code's name, for logs.
    public var description: String { name }
}

extension CoreError: CustomStringConvertible {
    /// The code, the place and the rule, for logs.
    public var description: String {
        var text = code.description
        if let position { text += " at \(position)" }
        if !path.isEmpty { text += " in \(path)" }
        return text + ": " + message
    }
}
