//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyJournal
import Testing

@Suite("Message id: the command's key and an index, the same on every redelivery")
struct MessageIDTests {
    @Test(
        "Different ids have different texts",
        arguments: [
            ("club", "order-1", 0, "club/order-1#0"), ("a/b", "c", 1, "a%2Fb/c#1"), ("a", "b/c", 1, "a/b/c#1"),
            ("a%2Fb", "c", 1, "a%252Fb/c#1"), ("a", "b#1", 2, "a/b#1#2"), ("клуб", "кофе", 10, "клуб/кофе#10"),
        ]
    )
    func texts(scope: String, key: String, index: Int, text: String) throws {
        #expect(MessageID(key: try CommandKey(key, scope: scope), index: index).text == text)
    }

    @Test("Ids are ordered by key and then by index")
    func order() throws {
        let (a, b) = (try CommandKey("a", scope: "s"), try CommandKey("b", scope: "s"))
        let ids = [MessageID(key: a, index: 2), MessageID(key: a, index: 10), MessageID(key: b, index: 0)]
        #expect(ids.reversed().sorted() == ids)
    }
}
