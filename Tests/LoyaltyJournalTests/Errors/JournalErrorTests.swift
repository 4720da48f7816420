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

@Suite("Journal error: a code to switch on and a rule to read")
struct JournalErrorTests {
    @Test("An error describes itself by its code and its rule")
    func description() {
        let error = #expect(throws: JournalError.self) { try CommandKey("", scope: "s") }
        #expect(error?.code.description == "invalidKey")
        #expect(error?.description.hasPrefix("invalidKey: a key is") == true)
        #expect(error?.stream == nil)
    }
}
