//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyRewards
import Testing

/// Checks that a value is written as this canonical JSON and reads back as itself.
func expectStored<Value: Codable & Equatable>(
    _ value: Value,
    _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    #expect(try CanonicalJSON.text(of: value) == text, sourceLocation: sourceLocation)
    #expect(try CanonicalJSON.decode(Value.self, from: text) == value, sourceLocation: sourceLocation)
}

/// Checks that stored text is refused for the program's own rule.
func expectUnstorable<Value: Decodable>(
    _ type: Value.Type,
    _ text: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let error = #expect(throws: CoreError.self, sourceLocation: sourceLocation) {
        try CanonicalJSON.decode(type, from: text)
    }
    #expect(error?.message.contains("invalidProgram") == true, sourceLocation: sourceLocation)
}
