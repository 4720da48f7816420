//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Core error: a stable code, a place, and no customer data")
struct CoreErrorTests {
    @Test("An error without a place shows its code and its rule")
    func withoutPlace() {
        let error = #expect(throws: CoreError.self) { try CustomerID("") }
        #expect(error?.code == .invalidIdentifier)
        #expect(error?.position == nil)
        #expect(error?.path == "")
        #expect(error?.description == "invalidIdentifier: \(error?.message ?? "")")
    }

    @Test("An error in a text shows the place and the path too")
    func withPlace() {
        let error = #expect(throws: CoreError.self) {
            try CanonicalJSON.decode([String: [CustomerID]].self, from: "{\"a\":\n[\"\"]}")
        }
        #expect(error?.description == "invalidIdentifier at line 2, column 2 in a[0]: \(error?.message ?? "")")
    }

    @Test("Equal refusals are equal errors")
    func equality() {
        let first = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Int.self, from: "x") }
        let second = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Int.self, from: "x") }
        let third = #expect(throws: CoreError.self) { try CanonicalJSON.decode(Int.self, from: " x") }
        #expect(first == second)
        #expect(first != third)
        #expect(Set([first, second, third]).count == 2)
    }

    @Test(
        "A code's name never changes",
        arguments: [
            (.amountOutOfRange, "amountOutOfRange"), (.currencyMismatch, "currencyMismatch"),
            (.invalidCurrency, "invalidCurrency"),
            (.unitMismatch, "unitMismatch"), (.invalidUnit, "invalidUnit"), (.invalidRate, "invalidRate"),
            (.invalidWeights, "invalidWeights"), (.invalidText, "invalidText"),
            (.invalidIdentifier, "invalidIdentifier"),
            (.dateOutOfRange, "dateOutOfRange"), (.instantOutOfRange, "instantOutOfRange"),
            (.invalidWindow, "invalidWindow"),
            (.unknownTimeZone, "unknownTimeZone"), (.invalidJSON, "invalidJSON"), (.unexpectedJSON, "unexpectedJSON"),
            (.limitExceeded, "limitExceeded"), (.unencodable, "unencodable"), (.invalidTemplate, "invalidTemplate"),
            (.invalidActivity, "invalidActivity"), (.clockRegressed, "clockRegressed"),
            (.clockSuspicious, "clockSuspicious"),
        ] as [(CoreError.Code, String)]
    )
    func codeNames(code: CoreError.Code, name: String) {
        #expect(code.description == name)
    }
}
