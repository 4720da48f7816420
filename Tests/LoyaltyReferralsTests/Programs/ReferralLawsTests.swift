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

@Suite("Referrals: laws")
struct ReferralLawsTests {
    private func program(_ random: inout SeededGenerator, firstOrderOnly: Bool? = nil) throws -> ReferralProgram {
        let sides = Int.random(in: 0..<3, using: &random)
        let isLimited = sides != 1 && Bool.random(using: &random)
        return try Make.program(
            minimum: Bool.random(using: &random) ? nil : .random(in: 1...4_000, using: &random),
            firstOrderOnly: firstOrderOnly ?? Bool.random(using: &random),
            holdDays: .random(in: 0...20, using: &random),
            referrer: sides == 1 ? nil : .random(in: 1...900, using: &random),
            referee: sides == 2 ? nil : .random(in: 1...900, using: &random),
            limits: isLimited
                ? [ReferrerLimit(.random(in: 1...3, using: &random)), ReferrerLimit(1, in: .month)] : []
        )
    }

    @Test(
        "An order and returns of all of it leave nothing with either side, and take no place of a limit",
        arguments: UInt64(1)...200
    )
    func returnedOrderIsNoOrder(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var book = try ReferralBook(program(&random))
        try book.register(fraud: Bool.random(using: &random) ? Make.held : .clear)
        let total = Int64.random(in: 1...5_000, using: &random)
        try book.order(total, day: 0)
        var left = total
        var day: Int64 = 0
        while left > 0 {
            day += .random(in: 0...6, using: &random)
            if Int.random(in: 0..<4, using: &random) == 0 { try book.release(day: day) }
            if Bool.random(using: &random) { try book.settle(day: day) }
            let part = Int64.random(in: 1...left, using: &random)
            try book.refund("r-\(left)", part, day: day)
            left -= part
        }
        #expect(try [.registered, .reversed].contains(book.status(day: 90)))
        #expect(book.given().referrer.isEmpty)
        #expect(book.given().referee.isEmpty)
        #expect(book.counters.values.allSatisfy { $0 == 0 })
        #expect(book.referral.nextDue == nil)
    }

    /// Runs a random history and calls a check after each command.
    private func history(seed: UInt64, _ check: (ReferralBook, ReferralBook, ReferralAnswer, Int64) throws -> Void)
        throws
    {
        var random = SeededGenerator(seed: seed)
        var book = try ReferralBook(program(&random))
        for step in Int64(0)..<40 {
            let before = book
            let order = "o-\(Int.random(in: 0...6, using: &random))"
            let amount = Int64.random(in: 1...5_000, using: &random)
            let fraud = Int.random(in: 0..<6, using: &random) == 0 ? Make.held : .clear
            let answer: ReferralAnswer
            switch Int.random(in: 0...19, using: &random) {
            case 0...2: answer = try book.run(.register(Make.registration(at: Make.day(step), fraud: fraud)), day: step)
            case 3...8: answer = try book.order(order, amount, day: step, fraud: fraud)
            case 9...13: answer = try book.refund("r-\(step / 2)", of: order, amount, day: step)
            case 14: answer = try book.hold(step.isMultiple(of: 2) ? "a" : "b", day: step)
            case 15...17: answer = try book.release(day: step)
            case 18: answer = step > 30 ? try book.reject(day: step) : try book.settle(day: step)
            default: answer = try book.settle(day: step)
            }
            try check(before, book, answer, step)
        }
    }

    @Test("A declined command changes nothing, and an accepted one says what it did", arguments: UInt64(1)...100)
    func declinedChangesNothing(seed: UInt64) throws {
        try history(seed: seed) { before, after, answer, _ in
            if answer.reasons.isEmpty {
                #expect(answer == .done(Array(after.events.dropFirst(before.events.count))))
            } else {
                #expect(after.referral == before.referral)
                #expect(after.events == before.events)
                #expect(after.counters == before.counters)
            }
        }
    }

    @Test(
        "Both sides hold what one grant gave or neither does, one grant at a time, and it alone has places",
        arguments: UInt64(1)...200
    )
    func sidesGoTogether(seed: UInt64) throws {
        try history(seed: seed) { _, book, _, day in
            let given = book.given()
            let grant = book.referral.isConfirmed ? book.referral.grant : nil
            #expect(given.referrer == [grant?.referrerReward].compactMap(\.self))
            #expect(given.referee == [grant?.refereeReward].compactMap(\.self))
            let places = book.counters.filter { $0.value != 0 }
            #expect(Set(places.keys) == Set(book.referral.grant?.counters ?? []))
            #expect(places.values.allSatisfy { $0 == 1 })
            if let due = book.referral.nextDue {
                #expect(book.referral.status(asOf: due) == .confirmed)
                #expect(book.referral.dueConfirmation(asOf: due) != nil)
            }
            let status = try book.status(day: day)
            #expect(status != .confirmed || book.referral.heldFor.isEmpty)
        }
    }

    @Test("A state that is written and read back is the same, and folds the same events", arguments: UInt64(1)...50)
    func roundTrip(seed: UInt64) throws {
        try history(seed: seed) { before, after, _, _ in
            var read = try CanonicalJSON.decode(Referral.self, from: CanonicalJSON.text(of: before.referral))
            #expect(read == before.referral)
            for event in after.events.dropFirst(before.events.count) {
                try read.apply(CanonicalJSON.decode(ReferralEvent.self, from: CanonicalJSON.text(of: event)))
            }
            #expect(read == after.referral)
        }
    }

    @Test("Due work at any instants gives the same rewards as at the end", arguments: UInt64(1)...50)
    func dueWorkChangesNothing(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let program = try program(&random)
        var (often, never) = (try ReferralBook(program), try ReferralBook(program))
        try often.register()
        try never.register()
        for day in Int64(0)..<30 {
            try often.settle(day: day)
            let (id, amount) = ("o-\(day / 4)", Int64.random(in: 1...5_000, using: &random))
            guard Bool.random(using: &random) else { continue }
            if Bool.random(using: &random) {
                #expect(try often.order(id, amount, day: day).reasons == never.order(id, amount, day: day).reasons)
            } else {
                #expect(
                    try often.refund("r-\(day)", of: id, amount, day: day).reasons
                        == never.refund("r-\(day)", of: id, amount, day: day).reasons
                )
            }
            #expect(try often.status(day: day) == never.status(day: day))
        }
        try often.settle(day: 90)
        try never.settle(day: 90)
        #expect(often.referral == never.referral)
        #expect(often.events == never.events)
    }
}
