//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyTestKit

/// Short runs that each found a bug once: the bug by its name, and the choices of the run.
///
/// The choices of an action are numbers to the base 36 with dots between them; actions have strokes between them.
enum PointsCorpus {
    static func text(of tape: ChoiceTape, frameLength: Int = 24) -> String {
        stride(from: 0, to: tape.numbers.count, by: frameLength)
            .map { start in
                var frame = Array(tape.numbers[start..<min(start + frameLength, tape.numbers.count)])
                while frame.last == 0 { frame.removeLast() }
                return frame.map { String($0, radix: 36) }.joined(separator: ".")
            }
            .joined(separator: "_")
    }

    static func tape(_ text: String, frameLength: Int = 24) -> ChoiceTape {
        var numbers: [UInt32] = []
        for frame in text.split(separator: "_", omittingEmptySubsequences: false) {
            let frame = frame.split(separator: ".").map { UInt32($0, radix: 36) ?? 0 }
            numbers += frame + [UInt32](repeating: 0, count: max(0, frameLength - frame.count))
        }
        return ChoiceTape(replaying: numbers, frameLength: frameLength)
    }

    static let tapes: [String: String] = [
        // I9 a load returns what was committed
        "a commit on two streams fails halfway":
            "_5_5_____5.0.s",
        // I10 versions are dense
        "a commit is written whatever the version":
            "_5_5",
        // I9 a load returns what was committed
        "a key is recorded in a commit of its own":
            "0.0.0.0.0.0.0.3.3.0.0.2_5.0.0.0.3.0.0.0.2.0.0.0.0.0.0.0.0.0.4_5__0.2.4_0.1_5.1",
        // I12 a record is kept with its commit
        "a retry is not known as one":
            "0.0.0.0.0.0.0.3.0.0.0.2_5.0.0.0.3.0.0.0.2.0.0.0.0.0.0.0.0.0.4",
        // I9 a load returns what was committed
        "a commit loses its last event":
            "_5_5.2_5.2_5_5.0.u",
        // I9 a load returns what was committed
        "a commit writes its events twice":
            "_5_5.2_5.2_5_5.0.u",
        // I9 snapshot and tail are the folded events
        "a snapshot is older than it says":
            "0.0.0.0.0.0.0.0.0.0.0.2.7_5.2_5.2",
        // I12 a key stands for its command
        "a driver sends another key than it was given":
            "_5_5_5",
        // I12 a record is kept with its commit
        "a refusal is answered and not recorded":
            "0.0.0.0.0.0.0.3.0.0.1.2_5.0.a.0.0.5___5__5.0.0.0.3.0.0.0.0.0.0.0.0.4___",
        // I12 a key has one answer
        "a driver decides at the host's instant, however old":
            "_5__7_5.0.0.0.0.0.0.0.2",
        // O2 the oracle holds the same
        "a redemption takes one point too many":
            "_5_0.2_0.2_5.0.a.0.5",
        // O1 the oracle decides the same
        "a hold lasts an hour too long":
            "_5.1.0.0.0.0.0.1_0.1_0.1_5.1.d",
        // O2 the oracle holds the same
        "a capture takes all that is held":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.g_5.2.0.0.3.0.0.0.2.0.0.0.0.3___5.2.d___5.2.0.3.0.0.1",
        // Refund-Reward Consistency
        "a partial return takes the whole order back":
            "_5_0.1_0.1_5.0.p.0.0.0.1",
        // O2 the oracle holds the same
        "a partial refund gives everything back":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.a_5.0.0.0.0.0.0.1_0.3_5.2.11_0.3___5.0.0.3_0.2_0.2_5.2.0.m.0.0.0.1",
        // I13 sweeps change no answer
        "an order is accrued again under another name":
            "_5_5",
        // O1 the oracle decides the same
        "a refund is not bounded by what is left":
            "_5.1.0.0.0.0.0.1___5.1.a_0.1_0.1_5.1.m.0.0.0.1.2",
        // O2 the oracle holds the same
        "time stands still between events":
            "0.0.0.0.0.0.0.0.0.0.0.0.o_5.1__5.1_7.5",
        // O2 the oracle holds the same
        "points live an instant longer than their last day":
            "_5",
        // I14 a refusal changes nothing
        "a refusal writes down what is due":
            "_5.2.0.0.3_5.2.0.0.3.0.0.0.1.6__7.5.1_0.1_7.5.1",
        // O1 the oracle decides the same
        "sending points has no allowance":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.v_5.1___5.1.0.3.0.0.7_5.1.0.3.0.0.8_5.1.0.3.0.0.2_5.1.0.3.0.0.9_"
            + "5.1.0.3.0.0.6",
        // O2 the oracle holds the same
        "points live a day too long":
            "_5",
        // O2 the oracle holds the same
        "activity does not count":
            "0.0.0.0.0.0.0.0.0.0.0.0.o_5",
        // O2 the oracle holds the same
        "points are never pending":
            "0.0.0.0.0.0.0.0.0.0.0.0.4_5",
        // O2 the oracle holds the same
        "what a return cannot take is written off":
            "0.0.0.0.0.0.0.0.0.0.0.0.g_5__5___5_5.0.p__5.0.a__0.1_7.5.1___7.5.1",
        // O2 the oracle holds the same
        "what a return cannot take is owed":
            "0.0.0.0.0.0.0.0.0.0.0.0.2_5.1.0.0.3_0.1_0.1_5.1.0.0.0.0.1___5_5.1.p.0.0.0.1__5.1.a___0.1",
        // O2 the oracle holds the same
        "the grace of a refund is forgotten":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.a_5_0.1_5.1_5_0.1_0.1_0.1_0.1_5.1_0.1_0.1_5.1.0.3.0.0.0.0.7_0.1__5.1.a__"
            + "7.7.1_0.1_0.1_7.7.1_5.1.m",
        // O2 the oracle holds the same
        "the grace of a refund is a day too long":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.a_5_0.1_5.1_5_0.1_0.1_0.1_0.1_5.1_0.1_0.1_5.1.0.3.0.0.0.0.7_0.1__5.1.a__"
            + "7.7.1_0.1_0.1_7.7.1_5.1.m",
        // O2 the oracle holds the same
        "debt is not repaid by new points":
            "_5.0.0.0.3.0.0.0.2.0.0.0.0.0.0.2",
        // O2 the oracle holds the same
        "expired points of a refund are not granted again":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.a_5_0.1_5.1_5_0.1_0.1_0.1_0.1_5.1_0.1_0.1_5.1.0.3.0.0.0.0.7_0.1__5.1.a__"
            + "7.7.1_0.1_0.1_7.7.1_5.1.m",
        // O2 the oracle holds the same
        "what was written off is not recovered":
            "0.0.0.0.0.0.0.0.0.0.0.0.2_5_5.0.0.0.0.0.0.2_0.1___5.0.d.0.0.1_5_5.0.p.0.0.0.2_0.2_0.2_0.2_7.5___7.5_"
            + "7.5",
        // a run ends with an answer
        "activity is not written down":
            "0.0.0.0.0.0.0.0.0.0.0.2.2_5.0.0.0.3.0.0.0.2.0.0.0.0.0.0.0.0.1",
        // I8 what one sends another gets
        "sent points are not received":
            "0.0.0.0.0.0.0.3.0.0.0.2_5.0.a.0.0.0.0.0.0.0.0.b.0.e_5.2_0.1_0.2___5.2.s",
        // I8 what one sends another gets
        "sent points stay with the sender":
            "0.0.0.0.0.0.0.3.0.0.0.2_5.0.a.0.0.0.0.0.0.0.0.b.0.e_5.2_0.1_0.2___5.2.s",
        // I15 joining keeps points and their days
        "expired points are not written down":
            "0.0.0.0.0.0.0.0.0.0.0.2_5.0.0.0.3.0.0.0.2.0.0.0.3_5.2.12",
        // Reward Integrity
        "a return leaves no debt":
            "0.0.0.0.0.0.0.0.0.0.0.2.0.a_5.0.a.0.0.0.0.0.0.p___5.0.0.3_5.0.p.0.0.0.1",
        // I15 a transfer keeps points and their days
        "sent points get a new life":
            "_5.0.0.0.0.0.0.1___5.0.s",
        // I15 a transfer keeps points and their days
        "sent points can be redeemed a day late":
            "_5.0.0.0.0.0.0.1_0.2_0.2_5.0.s",
        // O2 the oracle holds the same
        "an accrual grants one point too many":
            "_5",
        // O2 the oracle holds the same
        "points that were granted last are redeemed first":
            "_5_5.0.0.0.0.0.0.0.2_____5.0.a",
        // O2 the oracle holds the same
        "pending points are redeemed":
            "_5_5.0.0.0.0.0.0.0.2_____5.0.a",
        // O2 the oracle holds the same
        "points that last longest are held":
            "0.0.0.0.0.0.0.0.0.0.0.0.o_5.2.a.0.0.0.0.1.0.2_7.7.1___5.2_7.7.1_5.2.d",
        // Refund-Reward Consistency
        "a return takes the points of other orders first":
            "0.0.0.0.0.0.0.0.0.0.0.0.g_5_0.1_5_0.1___5.0.p.0.0.1__5.0.p_7.7",
        // O1 the oracle decides the same
        "a return takes no pending points of other orders":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.v_5.1___5.1.0.3.0.0.7_5.1.0.3.0.0.8_5.1.0.3.0.0.2_5.1.0.3.0.0.9_"
            + "5.1.0.3.0.0.6",
        // I16 statement
        "debt is repaid and stays":
            "_5.0.0.0.3.0.0.0.2.0.0.0.0.0.0.2",
        // O2 the oracle holds the same
        "a hold stays open when it ends":
            "_5_5.2.0.0.0.0.0.1__0.1_0.1_5.2.d_0.1_0.1_5.2.k",
        // I16 statement
        "received points count as granted":
            "0.0.0.0.0.0.0.3.0.0.0.2_5.0.a.0.0.0.0.0.0.0.0.b.0.e_5.2_0.1_0.2___5.2.s",
        // O2 the oracle holds the same
        "granted points are active at once":
            "0.0.0.0.0.0.0.0.0.0.0.0.4_5",
        // Refund-Reward Consistency
        "a return forgets the units":
            "_5.2.0.0.0.0.0.1___5.2.p_5.2.p",
        // O1 the oracle decides the same
        "an order can be taken back twice":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.p_5.1_0.1_0.1_5.1.0.3_5.1.0.3",
        // O2 the oracle holds the same
        "an adjustment gives one point too many":
            "_5.0.v",
        // O2 the oracle holds the same
        "what is taken by hand is given":
            "_5___5.0.v.0.0.0.0.1",
        // O2 the oracle holds the same
        "an opening balance forgets what was owed":
            "_5.0.0.0.3.0.0.0.1.0.0.0.2",
        // O2 the oracle holds the same
        "an opening balance loses its last lot":
            "_5.0.0.0.3.0.0.0.1",
        // O2 the oracle holds the same
        "an extension is a day too long":
            "_5.2___5.2.x",
        // O2 the oracle holds the same
        "an extension of some lots is one of all":
            "0.0.0.0.0.0.0.0.0.0.0.0.o_5.1_0.2_0.2_5.1.x.0.0.0.3",
        // O1 the oracle decides the same
        "closing gives up what is left":
            "_5.1_5.1.11",
        // an erased account keeps no names
        "erasing only closes":
            "0.0.0.0.0.0.0.0.0.0.0.2_5_0.2_0.2_5.0.19.0.0.0.3",
        // O1 the oracle decides the same
        "giving by hand has no allowance":
            "0.0.0.0.0.0.0.0.0.0.0.0.0.v_5.1___5.1.0.3.0.0.7_5.1.0.3.0.0.8_5.1.0.3.0.0.2_5.1.0.3.0.0.9_"
            + "5.1.0.3.0.0.6",
        // O1 the oracle decides the same
        "expired points never come back":
            "0.0.0.0.0.0.0.0.0.0.0.0.h_5.1_0.1_0.1_5.1.0.0.0.0.0.4_0.1_7.5_0.1_5.1___5.1.z",
        // O1 the oracle decides the same
        "expired points come back in every program":
            "0.0.0.0.0.0.0.0.0.0.0.0.s_5.1_0.2_7.3.1_7.7.1_0.2_5_5__5.1_0.1_7.3.1____5.1.z",
        // O2 the oracle holds the same
        "the first points in are not the first out":
            "0.0.0.0.0.0.0.0.0.0.0.0.n.v_5.1_7.7___5.1.z_5.1.0.3_5.1.v.0.0.0.0.1",
        // O2 the oracle holds the same
        "reinstated points live for ever":
            "0.0.0.0.0.0.0.0.0.0.0.0.h_5.1_0.1_0.1_5.1.0.0.0.0.0.4_0.1_7.5_0.1_5.1___5.1.z",
        // O2 the oracle holds the same
        "an extension forgets the end of inactivity":
            "0.0.0.0.0.0.0.0.0.0.0.0.o_5.2___5.2.x",
        // I8 what one sends another gets
        "who joins keeps an account":
            "0.0.0.0.0.0.0.0.0.0.0.2_5.1_5.0.12",
        // I15 joining keeps points and their days
        "who joins gets later days":
            "0.0.0.0.0.0.0.0.0.0.0.2_5.2_5.0.12.0.0.0.0.1",
        // I15 joining keeps points and their days
        "who leaves comes back with later days":
            "0.0.0.0.0.0.0.0.0.0.0.2_5.2.12.0.0.0.0.1_0.2_5.1___0.2_0.2_0.2_5.2.14",
        // I8 what one sends another gets
        "who leaves takes points along that stay, too":
            "0.0.0.0.0.0.2.0.0.0.0.2_5_5_0.3_5.1.12__0.3_0.3_5.2_0.1_0.1_0.3.b_0.2_5.0.19.0.0.0.3_0.1_0.1_0.2_"
            + "5.0.0.14",
        // Refund-Reward Consistency
        "points come back as often as they are asked for":
            "0.0.0.0.0.0.0.0.0.0.0.0.h_5.1_7.7___5.1.z_5.1.p",
    ]
}
