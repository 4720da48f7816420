//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

/// Text that a parser refuses: with which code, and at which column.
struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let code: CoreError.Code
    let column: Int?

    init(_ text: String, _ code: CoreError.Code = .invalidText, column: Int?) {
        self.text = text
        self.code = code
        self.column = column
    }

    var testDescription: String { "\"\(text.prefix(40))\": \(code), column \(column.map(String.init) ?? "none")" }

    /// Checks that a parser refuses the text so.
    func check<Value>(
        sourceLocation: SourceLocation = #_sourceLocation,
        _ parse: (String) throws -> Value
    ) {
        let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) { try parse(text) }
        #expect(error?.code == code, sourceLocation: sourceLocation)
        #expect(error?.position?.column == column, sourceLocation: sourceLocation)
    }
}

/// Checks that an expression is refused with a code.
func expectRefusal<Value>(
    _ code: CoreError.Code,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Value
) {
    let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) { try body() }
    #expect(error?.code == code, sourceLocation: sourceLocation)
}

/// Checks that a value is written as this canonical JSON and reads back as itself.
func expectCanonical<Value: Codable & Equatable>(
    _ value: Value,
    _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    #expect(try CanonicalJSON.text(of: value) == text, sourceLocation: sourceLocation)
    #expect(try CanonicalJSON.decode(Value.self, from: text) == value, sourceLocation: sourceLocation)
}
