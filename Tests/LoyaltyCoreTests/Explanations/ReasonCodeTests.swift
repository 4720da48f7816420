//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

extension ReasonCode {
    fileprivate static let visitTooEarly: ReasonCode = "visit.tooEarly"
}

@Suite("Reason code: an open set of stable names")
struct ReasonCodeTests {
    @Test("A literal and checked text are the same code")
    func literal() throws {
        let text = "visit.tooEarly"
        #expect(try ReasonCode(text) == .visitTooEarly)
        #expect(ReasonCode.visitTooEarly.description == text)
        #expect(ReasonCode.nearMiss < .visitTooEarly)
    }

    @Test("Text from elsewhere is checked", arguments: ["", "a\n", String(repeating: "x", count: 129)])
    func refused(text: String) {
        let error = #expect(throws: CoreError.self) { try ReasonCode(text) }
        #expect(error?.code == .invalidIdentifier)
    }
}
