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

@Suite("Code book: no two owners of codes that people take for each other")
struct CodeBookTests {
    private func owner(_ code: String, _ partner: String = "anna") throws -> CodeOwner {
        try CodeOwner(code: ReferralCode(code), partner: PartnerID(partner))
    }

    @Test("The documented steps: a code from a name, its owner, and what people type")
    func documentedSteps() throws {
        var book = CodeBook()
        let code = try book.code(for: "Anna Кузнецова", by: .standard)
        #expect(code.text == "ANNA")
        try book.add(owner(code.text))
        #expect(try book.owner(typed: "an-na")?.partner == PartnerID("anna"))
        #expect(try book.code(for: "Anna Кузнецова", by: .standard).text == "ANNAK")
        #expect(book.owner(typed: "bob") == nil)
    }

    @Test(
        "Codes that look alike are one: ANNA1 is ANNAI is ANNAL, 0 is O",
        arguments: [("ANNA1", "ANNAI"), ("ANNA1", "annal"), ("B0B", "BOB"), ("B-O B", "b0b"), ("LILI", "1111")]
    )
    func lookAlikesAreOne(first: String, second: String) throws {
        var book = try CodeBook([owner(first)])
        for other in [try owner(second, "bob"), try owner(second)] where other.code.text != first {
            let error = #expect(throws: ReferralsError.self) { try book.add(other) }
            #expect(error?.code == .ambiguousCode)
        }
        #expect(book.owners == [try owner(first)])
        #expect(book.owner(typed: second)?.code.text == first)
        #expect(try CodeBook.claim(on: ReferralCode(first)) == CodeBook.claim(on: ReferralCode(second)))
    }

    @Test("The same owner twice is one, and owners stand by code")
    func sameOwnerTwice() throws {
        let book = try CodeBook([owner("ZOE", "zoe"), owner("ANNA"), owner("ANNA")])
        #expect(try book.owners == [owner("ANNA"), owner("ZOE", "zoe")])
        #expect(try book == CodeBook([owner("ANNA"), owner("ZOE", "zoe")]))
    }

    @Test("A letter of another script cannot stand for a Latin one", arguments: ["АННА", "ANNА", "ÄNNA", "-", " - "])
    func otherScriptsAreRefused(code: String) throws {
        var book = try CodeBook([owner("ANNA")])
        let error = #expect(throws: ReferralsError.self) { try book.add(owner(code, "eve")) }
        #expect(error?.code == .invalidCode)
        #expect(book.owner(typed: code) == nil)
        #expect(throws: ReferralsError.self) { try CodeBook.claim(on: ReferralCode(code)) }
    }

    @Test("Text of a megabyte is nobody's code")
    func longTextIsNobodys() throws {
        #expect(try CodeBook([owner("ANNA")]).owner(typed: String(repeating: "-", count: 1 << 20) + "ANNA") == nil)
    }

    @Test("Random codes stand in a book as they are, check symbol and all", arguments: UInt64(1)...20)
    func randomCodesFit(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let code = ReferralCodeFormat.standard.makeCode(using: &random)
        let book = try CodeBook([owner(code.text)])
        #expect(book.owner(typed: ReferralCodeFormat.groupedText(of: code).lowercased())?.code == code)
    }

    @Test("A thousand Annas get a thousand codes, and the same thousand again")
    func manyNamesakes() throws {
        func codes() throws -> [ReferralCode] {
            var book = CodeBook()
            return try (0..<1_000).map { index in
                let code = try book.code(for: "Anna", by: .standard)
                try book.add(owner(code.text, "p\(index)"))
                return code
            }
        }
        let first = try codes()
        #expect(Set(first).count == 1_000)
        #expect(try codes() == first)
        #expect(try CodeBook.claim(on: first[0]).scope.description == "referral/code")
    }
}
