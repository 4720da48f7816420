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

@Suite("Referral code format: codes cannot be guessed and are hard to mistype")
struct ReferralCodeFormatTests {
    @Test("The check symbol of the number 1650553701 is J")
    func checkVector() throws {
        #expect(try ReferralCodeFormat.checkSymbol(of: "1H62WV5") == "J")
        #expect(try ReferralCodeFormat.checkSymbol(of: "ih62-wv 5") == "J")
        #expect(try ReferralCodeFormat.checkSymbol(of: "") == "0")
    }

    @Test("The standard format has 16 symbols and a check symbol: 80 bits")
    func standardFormat() throws {
        var random = SeededGenerator(seed: 1)
        let code = ReferralCodeFormat.standard.makeCode(using: &random)
        #expect(ReferralCodeFormat.standard.bits == 80)
        #expect(code.text.count == 17)
        let check = try ReferralCodeFormat.checkSymbol(of: String(code.text.prefix(16)))
        #expect(code.text.last == check)
    }

    @Test("Only twelve symbols are taken from each word of the generator, lowest bits first")
    func bitsBecomeSymbols() throws {
        struct Counting: RandomNumberGenerator {
            var word: UInt64 = 0
            mutating func next() -> UInt64 {
                word += 1
                return word
            }
        }
        var generator = Counting()
        let code = try ReferralCodeFormat(symbols: 13, hasCheckSymbol: false).makeCode(using: &generator)
        #expect(code.text == "1000000000002")
    }

    @Test("The same generator gives the same codes, and another one others")
    func generatorDecides() {
        var (first, second, other) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7), SeededGenerator(seed: 8))
        let format = ReferralCodeFormat.standard
        #expect(format.makeCode(using: &first) == format.makeCode(using: &second))
        #expect(format.makeCode(using: &first) != format.makeCode(using: &other))
    }

    @Test("Every symbol of base 32 is drawn, each about as often")
    func symbolsAreUniform() throws {
        var random = SeededGenerator(seed: 3)
        let format = try ReferralCodeFormat(symbols: 32, hasCheckSymbol: false)
        var counts: [Character: Int] = [:]
        for _ in 0..<1_000 {
            for symbol in format.makeCode(using: &random).text { counts[symbol, default: 0] += 1 }
        }
        #expect(counts.count == 32)
        #expect(counts.values.allSatisfy { 850...1_150 ~= $0 })
    }

    @Test("A format of fewer than 60 bits, or too long to type, is refused", arguments: [-1, 0, 11, 33])
    func weakFormatIsRefused(symbols: Int) {
        let error = #expect(throws: ReferralsError.self) { try ReferralCodeFormat(symbols: symbols) }
        #expect(error?.code == .invalidCodeFormat)
    }

    @Test("Letter case, o for 0, i and l for 1, hyphens and spaces do not matter")
    func typedTextIsForgiven() throws {
        let body = "01AB01AB01AB"
        let check = try ReferralCodeFormat.checkSymbol(of: body)
        let format = try ReferralCodeFormat(symbols: 12)
        let stored = try format.code(typed: body + String(check))
        #expect(try format.code(typed: "Oiab-oLab o1aB-\(check)".lowercased()) == stored)
        #expect(try format.code(typed: ReferralCodeFormat.groupedText(of: stored)) == stored)
        #expect(ReferralCodeFormat.groupedText(of: stored) == "01AB-01AB-01AB-\(check)")
    }

    @Test(
        "Text of another length or with other symbols is no code",
        arguments: [
            "", "0123", "0123456789ABU", "0123456789Aé", "0123456789A!", "0123456789ABC", "0123456789A\r\n",
            "U123456789AB",
        ]
    )
    func otherTextIsNoCode(text: String) throws {
        let format = try ReferralCodeFormat(symbols: 12, hasCheckSymbol: false)
        let error = #expect(throws: ReferralsError.self) { try format.code(typed: text) }
        #expect(error?.code == .invalidCode)
    }

    @Test("U stands only as the check symbol", arguments: ["U", "u", "*", "0U"])
    func uIsNoBodySymbol(text: String) {
        let error = #expect(throws: ReferralsError.self) { try ReferralCodeFormat.checkSymbol(of: text) }
        #expect(error?.code == .invalidCode)
    }

    @Test("Every code that is made is read back", arguments: UInt64(1)...200)
    func madeCodesAreReadBack(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let format = try ReferralCodeFormat(
            symbols: Int.random(in: 12...32, using: &random),
            hasCheckSymbol: seed % 2 == 0
        )
        let code = format.makeCode(using: &random)
        #expect(try format.code(typed: code.text) == code)
        #expect(try format.code(typed: code.text.lowercased()) == code)
    }

    @Test("Every single wrong symbol is noticed, at every place and with every symbol", arguments: UInt64(1)...20)
    func wrongSymbolsAreNoticed(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let format = ReferralCodeFormat.standard
        let code = Array(format.makeCode(using: &random).text)
        var accepted: [String] = []
        for index in code.indices {
            for symbol in "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U" where symbol != code[index] {
                var wrong = code
                wrong[index] = symbol
                if (try? format.code(typed: String(wrong))) != nil { accepted.append(String(wrong)) }
            }
        }
        #expect(accepted == [])
    }

    @Test("Every swap of two different neighbours is noticed, the check symbol included", arguments: UInt64(1)...200)
    func swapsAreNoticed(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let format = ReferralCodeFormat.standard
        let code = Array(format.makeCode(using: &random).text)
        for index in code.indices.dropLast() where code[index] != code[index + 1] {
            var wrong = code
            wrong.swapAt(index, index + 1)
            #expect(throws: ReferralsError.self) { try format.code(typed: String(wrong)) }
        }
    }
}
