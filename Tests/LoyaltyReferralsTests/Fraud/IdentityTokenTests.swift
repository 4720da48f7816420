//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import Testing

@Suite("Identity token: compared by its bytes and never shown")
struct IdentityTokenTests {
    @Test("Tokens are equal by kind and bytes")
    func comparing() throws {
        let card = try IdentityToken(.paymentInstrument, "x")
        #expect(card == (try IdentityToken(.paymentInstrument, "x")))
        #expect(card != (try IdentityToken(.device, "x")))
        #expect(card != (try IdentityToken(.paymentInstrument, "X")))
        #expect(Set([card, try IdentityToken(.paymentInstrument, "x")]).count == 1)
        // One letter in two forms of Unicode is equal as a string, and not as bytes.
        #expect(try IdentityToken(.email, "\u{E9}") != IdentityToken(.email, "e\u{301}"))
    }

    @Test("A token describes itself by its kind alone")
    func description() throws {
        #expect(try IdentityToken(.phone, "secret").description == "a token of kind phone")
        #expect(try IdentityToken(IdentityKind("passport"), "secret").description == "a token of kind passport")
    }

    @Test("Text that is empty, too long or has control characters is refused", arguments: ["", "a\u{0}", "long"])
    func malformed(_ text: String) {
        let text = text == "long" ? String(repeating: "a", count: 513) : text
        let error = #expect(throws: ReferralsError.self) { try IdentityToken(.email, text) }
        #expect(error?.code == .invalidIdentityToken)
    }

    @Test("A token has one stable form, which is checked when it is read")
    func coding() throws {
        let golden = #"{"kind":"device","value":"d-1"}"#
        let token = try IdentityToken(.device, "d-1")
        #expect(try CanonicalJSON.text(of: token) == golden)
        #expect(try CanonicalJSON.decode(IdentityToken.self, from: golden) == token)
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(IdentityToken.self, from: #"{"kind":"device","value":""}"#)
        }
    }
}
