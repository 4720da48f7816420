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
enum PartnersCorpus {
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
        "a commit is written whatever the version":
            "_5_5",
        "a commit on two streams fails halfway":
            "0.0.0.0.0.0.0.3_5.0.0.0.0.0.0.0.0.0.0.0.0.e_5.0.7.0.4",
        "a retry is not known as one":
            "0.0.0.0.0.0.0.3.0.0.0.0.g_5.0.0.3.0.0.0.0.0.0.0.0.0.0.0.0.0.0.4",
        "a key is recorded in a commit of its own":
            "_5_5_5_5",
        "a commit writes its events twice":
            "0.0.0.0.0.0.0.0.0.0.0.0.g_5.0.0.3.0.4_5_5_5",
        "a commit loses its last event":
            "_5__5_5_0.1_5__5",
        "a driver sends another key than it was given":
            "0.0.0.0.0.0.0.3.0.0.1_5_5.0.d.0.0.0.0.0.0.0.0.0.0.4",
        "a refusal is answered and not recorded":
            "0.0.0.0.0.0.0.3.0.0.1_5_5.0.4.0.0.0.0.0.0.0.0.0.0.0.0.0.0.5.0.0.4",
        "a snapshot is older than it says":
            "_5_5_5_7.5.1",
        "a driver decides at the host's instant, however old":
            "_5__5_7",
        "a commission is cut where it should be rounded up":
            "_5.0.0.0.0.0.0.0.0.4",
        "a claim is held by several":
            "_5_5.0.4.0.0.f.0.0.0.0.0.1",
        "a hold is forgotten":
            "_5",
        "a hold lasts an hour too long":
            "_5",
        "a cap is forgotten":
            "0.0.0.0.0.0.0.0.0.0.0.7_5",
        "tax and shipping earn commission":
            "0.0.0.0.0.0.0.0.0.0.0.6_5.0.0.0.0.0.0.0.0.0.7",
        "the first touch wins where the last should":
            "0.0.0.0.0.0.0.0.0.0.0.0.4_5.0.0.3.0.0.0.0.0.0.0.0.0.1.0.0.1.0.0.0.1.1",
        "a reversal is rounded as it likes":
            "0.0.0.0.0.0.0.0.0.0.0.0.4_5.0.0.3.0.0.0.0.0.0.0.0.0.0.0.0.0.2___5.2.g.0.0.0.0.0.1",
        "codes no longer beat links":
            "_5_5.0.4.0.0.f.0.1.0.0.1.1",
        "a hold ends an instant late":
            "0.0.0.0.0.0.0.0.0.0.0.0.7_5.0.0.3",
        "commission is paid before its hold has ended":
            "_5_0.1_0.1_5.0.q",
        "a customer is new for ever":
            "0.0.0.0.0.0.0.0.0.0.0.5_5.0.4.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.3",
        "what is in the future is taken":
            "0.0.0.0.0.0.0.0.0.3_5_7.0.0.4",
        "a refusal writes down what is due":
            "_5.2_0.1_0.1_5.2.g.0.0.0.0.9_7.5.1",
        "a partial refund takes the whole commission back":
            "_5_0.2_0.2_5.0.g.0.0.0.0.0.1",
        "holds end only when somebody asks":
            "_5__5__5.0.g_7.5.1",
        "a refund of too much takes what is left":
            "_5_0.3_5_5_5.2_5.2_0.3__0.1_0.3_0.3__0.2_5.2.g.0.0.b__5.2.0.0.0.0.0.0.f",
        "a sale is credited to everybody who asks":
            "_5_5.0.4.0.0.f.0.0.0.0.0.1",
        "a refund is taken from the first partner alone":
            "_5.0.7_0.2_0.2_5.0.g",
        "a cascade pays all but the last partner":
            "0.0.0.0.0.0.0.0.0.0.0.0.7_5.0.0.3",
        "a refund takes the sum of shares where it should take each":
            "_5_5.0.4.0.0.f.0.0.0.0.0.1",
        "a return is taken twice":
            "_5_0.1_0.1_5.0.g_5.0.g.0.0.0.0.0.0.b",
        "a period is paid whole again by each run":
            "_5.0.d.0.0.1_0.1_0.1_5.0.d.0.0.1",
        "an older run of a period corrects a newer one":
            "_5.2.d.0.0.1_5.2.d.0.0.1",
        "a sale in a payout can be declared void":
            "_5.0.0.0.4_0.2_7.5.1_0.2_5.0.q.0.4_5.0.m",
        "a run of a period that says less changes nothing":
            "_5.2.d_0.3_0.3_5.2.d.0.0.0.0.0.1",
        "a payout of too much pays what there is":
            "0.0.0.0.0.0.0.0.0.0.0.5_5.0.d___5_7.5.1_5.0.z.0.0.9",
        "a payout is made twice":
            "_5.1__7.5.1__5.1.q_5.1.z.0.0.0.0.3",
        "a payout arrives with another amount than was locked":
            "0.0.0.0.0.0.0.0.0.0.0.3.q_5_0.2_0.2_5.0.0.3___5.0.u.0.0.0.b",
        "a payout that arrives twice under one reference is paid":
            "_5_7.5.1_0.1_0.1_5.0.q.0.0.0.1_0.3_0.3_5.0.z_5.0.u.0.0.0.0.0.0.9",
        "a payout that failed is locked again by its old batch":
            "0.0.0.0.0.0.0.0.0.0.0.0.x_5.2_7.5.1___5_5_5.2.q_0.1_0.1__5.2.q.0.0.0.0.3___0.1__5.2.0.3",
        "a reference pays one partner and another":
            "0.0.0.0.0.0.0.0.0.0.0.0.q_5.0.7.0.0.0.0.0.0.0.0.0.0.0.1_0.2_0.2_7.7_5.2.0.3_0.3_0.3_5.2.u_5.0.z.0.0."
            + "0.0.0.0.0.0.9",
        "a correction by hand is made twice":
            "_5.2.o_5.2.o.0.0.0.0.5",
        "what is taken by hand is never owed":
            "_5.0.g.0.0.0.0.0.2.0.4_5_7.5_5.0.o.0.0.0.1",
        "the end of a hold is not written down":
            "_5.0.g.0.0.0.0.0.2_0.2_0.2_5.0.g_7.5",
        "a void sale still pays those who were approved":
            "_5.1_0.6_0.2_5.1.m_7.5.1",
        "a return takes a cent too little":
            "0.0.0.0.0.0.0.0.0.0.0.0.4_5.0.0.3.0.0.0.0.0.0.0.0.0.0.0.0.0.2___5.2.g",
        "a refund is remembered as smaller than it was":
            "_5_0.2_0.2_5.0.g",
        "a payout that failed stays on its way":
            "0.0.0.0.0.0.0.0.0.0.0.0.q_5.1.7.0.0.0.0.2_0.1_7.5_0.1_5.2.0.3_0.2_0.2_5.2.x",
        "a commission is a cent too large":
            "_5",
        "a refund is measured against the base":
            "0.0.0.0.0.0.0.0.0.0.0.6_5.0.0.0.0.0.0.0.0.0.0.0.1",
        "a payout is written down a cent too small":
            "_5.1.0.0.4_0.1_0.1_7.7_5.1.z.0.4",
        "a sale forgets who else was paid":
            "0.0.0.0.0.0.0.0.0.0.0.0.7_5.0.0.3",
        "a payout counts half":
            "_5.1.0.0.4_0.1_0.1_7.7_5.1.z.0.4",
        "a reversal gives nothing back":
            "_5_0.2_0.2_5.0.g",
        "what is locked counts as paid":
            "_5.0.0.0.4.0.0.6_0.2_0.2_5.0.q.0.4_7.5",
        "a payout that failed counts as paid":
            "0.0.0.0.0.0.0.0.0.0.0.0.q_5.1.7.0.0.0.0.2_0.1_7.5_0.1_5.2.0.3_0.2_0.2_5.2.x",
    ]
}
