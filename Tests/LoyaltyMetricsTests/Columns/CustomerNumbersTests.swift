//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import LoyaltyCore
import LoyaltyMetrics
import Testing

@Suite("Customer numbers: one for each customer, in order of appearance")
struct CustomerNumbersTests {
    @Test("A customer keeps the number of the first appearance")
    func numbers() throws {
        let (ann, bob) = (try CustomerID("ann"), try CustomerID("bob"))
        var numbers = CustomerNumbers()
        #expect(try [ann, bob, ann].map { try numbers.number(of: $0) } == [0, 1, 0])
        #expect(numbers.customers == [ann, bob])
        #expect(numbers.knownNumber(of: bob) == 1)
        #expect(try numbers.knownNumber(of: CustomerID("eve")) == nil)
    }
}
