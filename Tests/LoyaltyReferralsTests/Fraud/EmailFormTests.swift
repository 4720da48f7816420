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

@Suite("E-mail form: every spelling of a mailbox is one address")
struct EmailFormTests {
    @Test(
        "Letter case, text after a plus sign, another name of the domain and dots that are ignored make no other mailbox",
        arguments: [
            Example("jane.doe+x@gmail.com", "janedoe@gmail.com", nil),
            Example("JaneDoe@GoogleMail.com", "janedoe@gmail.com", nil),
            Example("Jane.Doe@Acme.example", "jane.doe@acme.example", "acme.example"),
            Example("jane.doe+a+b@acme.example.", "jane.doe@acme.example", "acme.example"),
            Example("jane.doe@yandex.ru", "jane.doe@yandex.ru", nil),
            Example("+jane@acme.example", "+jane@acme.example", "acme.example"),
            Example("АННА@почта.example", "анна@почта.example", "почта.example"),
        ]
    )
    func spellings(_ example: Example) throws {
        let form = try EmailForm(example.text)
        #expect(form.address == example.address)
        #expect(form.organisation == example.organisation)
        #expect(form.address.hasSuffix("@" + form.domain))
    }

    @Test(
        "Text that is no address is refused",
        arguments: [
            "", "jane", "@gmail.com", "jane@", "a@b@c.example", "jane doe@acme.example", "\"j\"@acme.example",
            "jane@acme..example", "jane@.", "...@gmail.com", ".+x@gmail.com", "jane\u{7}@acme.example",
            String(repeating: "a", count: 250) + "@b.example",
        ]
    )
    func malformed(_ text: String) {
        let error = #expect(throws: ReferralsError.self) { try EmailForm(text) }
        #expect(error?.code == .invalidIdentityToken)
    }

    @Test("An address gives a token, an organisation's domain another, and both pass through the host's seal")
    func tokens() throws {
        let sealed = try EmailForm("Jane@acme.example").tokens { "sealed:" + $0 }
        #expect(
            sealed == [
                try IdentityToken(.email, "sealed:jane@acme.example"),
                try IdentityToken(.emailDomain, "sealed:acme.example"),
            ]
        )
        #expect(try EmailForm("jane@gmail.com").tokens() == [try IdentityToken(.email, "jane@gmail.com")])
        let error = #expect(throws: ReferralsError.self) { try EmailForm("jane@gmail.com").tokens { _ in "" } }
        #expect(error?.code == .invalidIdentityToken)
    }

    @Test("A host's own rule has its domains in lower case and one stable form")
    func ownRule() throws {
        let rule = EmailRule(
            dotlessDomains: ["A.example"],
            aliases: ["B.Example": "a.example"],
            genericDomains: ["C.EXAMPLE"]
        )
        #expect(try EmailForm("j.d@b.example", by: rule).address == "jd@a.example")
        #expect(try EmailForm("j.d@c.example", by: rule).organisation == nil)
        let golden =
            #"{"aliases":{"b.example":"a.example"},"dotlessDomains":["a.example"],"genericDomains":["c.example"],"version":1}"#
        #expect(try CanonicalJSON.text(of: rule) == golden)
        #expect(try CanonicalJSON.decode(EmailRule.self, from: golden) == rule)
        #expect(throws: CoreError.self) {
            try CanonicalJSON.decode(EmailRule.self, from: golden.replacing("\"version\":1", with: "\"version\":2"))
        }
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let address: String
        let organisation: String?

        init(_ text: String, _ address: String, _ organisation: String?) {
            self.text = text
            self.address = address
            self.organisation = organisation
        }

        var testDescription: String { "\(text) → \(address)" }
    }
}
