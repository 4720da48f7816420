//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyReferrals
import LoyaltyTestKit
import Testing

@Suite("Referral links: a code is written into a link and read back, and nothing is repaired")
struct ReferralLinkFormatTests {
    private let query = Result { try ReferralLinkFormat(base: "https://shop.example/start", parameter: "ref") }
    private let path = Result { try ReferralLinkFormat(base: "https://shop.example/r") }

    @Test(
        "The code stands in the query or at the end of the path",
        arguments: [
            ("https://shop.example", "ref", "https://shop.example?ref=ANNA"),
            ("https://shop.example/start?lang=ru", "ref", "https://shop.example/start?lang=ru&ref=ANNA"),
            ("https://shop.example/?", "r", "https://shop.example/?r=ANNA"),
            ("http://localhost:8080/r/", nil, "http://localhost:8080/r/ANNA"),
            ("HTTPS://Shop.Example/r", nil, "HTTPS://Shop.Example/r/ANNA"),
        ]
    )
    func linksAreWritten(base: String, parameter: String?, link: String) throws {
        let format = try ReferralLinkFormat(base: base, parameter: parameter)
        #expect(try format.text(for: ReferralCode("ANNA")) == link)
        #expect(try format.code(in: link) == ReferralCode("ANNA"))
    }

    @Test("Whatever a code is made of, a link gives it back, and is plain ASCII", arguments: UInt64(1)...200)
    func everyCodeSurvives(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array("aZ09-._~ %+&=?#/\\'\"<>:@é😀ё*$")
        let text = String(
            (0..<Int.random(in: 1...20, using: &random)).map { _ in alphabet.randomElement(using: &random) ?? "a" }
        )
        let code = try ReferralCode(text)
        for format in [try query.get(), try path.get()] {
            let link = format.text(for: code)
            #expect(link.utf8.allSatisfy { 0x21...0x7E ~= $0 })
            #expect(try format.code(in: link) == code)
        }
    }

    @Test(
        "Links of the shop to anything name the code; other parameters and a fragment do not matter",
        arguments: [
            ("https://shop.example/coffee?utm_source=x&ref=ANNA&y", "ANNA"),
            ("https://SHOP.example:443?ref=ANNA#top", "ANNA"),
            ("https://shop.example/?%72ef=A%2DB", "A-B"), ("https://shop.example/?ref=a+b", "a+b"),
            ("https://shop.example/?REF=ANNA", nil), ("https://shop.example/?", nil),
            ("https://shop.example/#?ref=ANNA", nil),
            ("https://shop.example/a?b=c", nil),
        ] as [(String, String?)]
    )
    func linksAreRead(link: String, code: String?) throws {
        #expect(try query.get().code(in: link)?.text == code)
    }

    @Test(
        "With the code in the path, the path is the base's and one part more",
        arguments: [
            ("https://shop.example/r/ANNA?utm=1", "ANNA"), ("https://shop.example/r/A%2FB", "A/B"),
            ("https://shop.example/r", nil), ("https://shop.example/r/", nil), ("https://shop.example/r/a/b", nil),
            ("https://shop.example/rANNA", nil), ("https://shop.example", nil),
        ] as [(String, String?)]
    )
    func pathsAreRead(link: String, code: String?) throws {
        #expect(try path.get().code(in: link)?.text == code)
    }

    @Test(
        "A link to another scheme, host or port is not the shop's",
        arguments: [
            "http://shop.example/?ref=ANNA", "https://shop.example.evil.example/?ref=ANNA",
            "https://evil.example/?ref=ANNA",
            "https://shop.example:444/?ref=ANNA", "https://sub.shop.example/?ref=ANNA",
        ]
    )
    func foreignLinksAreRefused(link: String) throws {
        let error = #expect(throws: ReferralsError.self) { try query.get().code(in: link) }
        #expect(error?.code == .foreignLink)
    }

    @Test("Hostile and broken text is refused, not repaired", arguments: hostile)
    func hostileLinksAreRefused(link: String) throws {
        let error = #expect(throws: ReferralsError.self) { try query.get().code(in: link) }
        #expect(error?.code == .invalidLink)
    }

    static let hostile = [
        "", "ANNA", "://", "https:", "https:/shop.example?ref=A", "https://?ref=A", "https:///x?ref=A",
        "javascript:alert(1)//shop.example?ref=A", "data:text/html,x?ref=A", "//shop.example?ref=A",
        "https://shop.example@evil.example/?ref=A", "https://user:pw@shop.example/?ref=A",
        "https://shop.example\\@evil.example/?ref=A", "https://shop.example/?ref=A\u{0}",
        "https://shop.example/?ref=A\n",
        " https://shop.example/?ref=A", "https://shop.example/?ref=ё", "https://shop.exаmple/?ref=A",
        "https://shop.example/?ref=%", "https://shop.example/?ref=%4", "https://shop.example/?ref=%GG",
        "https://shop.example/?ref=%4G", "https://shop.example/?ref=%FF", "https://shop.example/?ref=%C0%80",
        "https://shop.example/?ref=%ED%A0%80", "https://shop.example/?ref=%00", "https://shop.example/?ref=A%0D%0AB",
        "https://shop.example/?ref=", "https://shop.example/?ref", "https://shop.example/?ref=A&ref=B",
        "https://shop.example/?ref=A&ref=A", "https://shop.example/?x=%zz&ref=A", "https://shop.example/%?ref=A",
        "https://shop.example/?ref=A#%", "https://shop.example/?ref=<script>", "https://shop.example/?ref=\"A\"",
        "https://shop..example/?ref=A", "https://-shop.example/?ref=A", "https://shop.example:/?ref=A",
        "https://shop.example:0/?ref=A", "https://shop.example:65536/?ref=A", "https://shop.example:+443/?ref=A",
        "https://shop.example:999999/?ref=A", "https://[::1]/?ref=A", "https://shop.example:44:3/?ref=A",
        "https://shop.example/?ref=" + String(repeating: "A", count: 129),
        "https://shop.example/?x=" + String(repeating: "A", count: 2_048) + "&ref=A",
    ]

    @Test(
        "A base that is no link, has a fragment or the parameter, or a query beside a code in the path, is refused",
        arguments: [
            ("shop.example", "ref"), ("ftp://shop.example", "ref"), ("https://shop.example#x", "ref"),
            ("https://shop.example?ref=x", "ref"), ("https://shop.example?a", nil), ("https://shop.example", ""),
            ("https://shop.example", "r f"), ("https://shop.example", "ré"), ("https://shop.example", "a~"),
            ("https://shop.example/" + String(repeating: "a", count: 1_024), "ref"),
            ("https://shop.example", String(repeating: "a", count: 65)),
        ] as [(String, String?)]
    )
    func oddFormatsAreRefused(base: String, parameter: String?) {
        let error = #expect(throws: ReferralsError.self) { try ReferralLinkFormat(base: base, parameter: parameter) }
        #expect(error?.code == .invalidLink)
    }

    @Test("The golden forms are written and read")
    func goldenForm() throws {
        let golden = #"{"base":"https://shop.example/start","parameter":"ref","version":1}"#
        #expect(try CanonicalJSON.text(of: query.get()) == golden)
        #expect(try CanonicalJSON.decode(ReferralLinkFormat.self, from: golden) == query.get())
        #expect(try CanonicalJSON.text(of: path.get()) == #"{"base":"https://shop.example/r","version":1}"#)
        #expect(
            try CanonicalJSON.decode(ReferralLinkFormat.self, from: CanonicalJSON.text(of: path.get())) == path.get()
        )
        for odd in [#"{"base":"https://shop.example","version":2}"#, #"{"base":"shop","version":1}"#] {
            #expect(throws: CoreError.self) { try CanonicalJSON.decode(ReferralLinkFormat.self, from: odd) }
        }
    }
}
