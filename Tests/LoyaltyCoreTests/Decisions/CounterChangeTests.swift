//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import Testing

@Suite("Counter change: a bounded move of a shared number")
struct CounterChangeTests {
    static let maximum: Int64 = 9_007_199_254_740_991

    @Test(
        "A change and a limit within the bound are kept",
        arguments: [(0, nil), (1, 0), (-1, 5), (maximum, maximum), (-maximum, nil)] as [(Int64, Int64?)]
    )
    func kept(change: Int64, limit: Int64?) throws {
        let move = try CounterChange(CounterID("uses"), by: change, limit: limit)
        #expect(move.counter.text == "uses")
        #expect(move.change == change)
        #expect(move.limit == limit)
        #expect(try CanonicalJSON.decode(CounterChange.self, from: CanonicalJSON.encode(move)) == move)
    }

    @Test(
        "A change beyond the bound or a limit outside zero and the bound is refused",
        arguments: [
            (maximum + 1, nil), (-maximum - 1, nil), (.max, nil), (.min, nil), (1, -1), (1, .min), (1, maximum + 1),
            (1, .max),
        ] as [(Int64, Int64?)]
    )
    func refused(change: Int64, limit: Int64?) {
        let error = #expect(throws: CoreError.self) { try CounterChange(CounterID("uses"), by: change, limit: limit) }
        #expect(error?.code == .amountOutOfRange)
    }

    @Test(
        "A stored change is checked as a new one is",
        arguments: [
            (#"{"change":9007199254740992,"counter":"uses"}"#, .amountOutOfRange),
            (#"{"change":-9223372036854775808,"counter":"uses"}"#, .amountOutOfRange),
            (#"{"change":1,"counter":"uses","limit":-1}"#, .amountOutOfRange),
            (#"{"change":1,"counter":""}"#, .invalidIdentifier),
        ] as [(String, CoreError.Code)]
    )
    func stored(json: String, code: CoreError.Code) {
        let error = #expect(throws: CoreError.self) { try CanonicalJSON.decode(CounterChange.self, from: json) }
        #expect(error?.code == code)
    }

    @Test("A change without a limit stores none")
    func form() throws {
        #expect(
            try CanonicalJSON.text(of: CounterChange(CounterID("uses"), by: -1)) == #"{"change":-1,"counter":"uses"}"#
        )
        #expect(
            try CanonicalJSON.text(of: CounterChange(CounterID("uses"), by: 1, limit: 5))
                == #"{"change":1,"counter":"uses","limit":5}"#
        )
    }
}
