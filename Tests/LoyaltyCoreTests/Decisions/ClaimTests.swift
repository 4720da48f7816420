//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Claim: a name that is held once")
struct ClaimTests {
    @Test("A claim is ordered by scope and then by token, byte by byte")
    func order() throws {
        let sorted = [
            try Claim(scope: "code", token: "A"), try Claim(scope: "code", token: "a"),
            try Claim(scope: "slot", token: "A"),
            try Claim(scope: "slot", token: "e\u{301}"), try Claim(scope: "slot", token: "\u{E9}"),
        ]
        #expect(sorted.reversed().sorted() == sorted)
        #expect(Set(sorted).count == sorted.count)
        for (row, first) in sorted.enumerated() {
            for (column, second) in sorted.enumerated() { #expect((first < second) == (row < column)) }
        }
    }

    @Test(
        "A scope or token that is empty, long or holds a control character is refused",
        arguments: ["", "a\n", String(repeating: "a", count: 513)]
    )
    func refused(text: String) {
        for (scope, token) in [(text, "t"), ("s", text)] {
            let error = #expect(throws: CoreError.self) { try Claim(scope: scope, token: token) }
            #expect(error?.code == .invalidIdentifier)
        }
    }

    @Test("A claim comes back from its JSON")
    func coded() throws {
        let claim = try Claim(scope: "coupon", token: String(repeating: "a", count: 512))
        #expect(try CanonicalJSON.decode(Claim.self, from: CanonicalJSON.encode(claim)) == claim)
        #expect(try CanonicalJSON.text(of: Claim(scope: "s", token: "t")) == #"{"scope":"s","token":"t"}"#)
        #expect(throws: CoreError.self) { try CanonicalJSON.decode(Claim.self, from: #"{"scope":"s","token":""}"#) }
    }
}
