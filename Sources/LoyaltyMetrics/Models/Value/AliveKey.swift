//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What the future of a customer who is alive depends on: the number of purchases and the age, not the last purchase.
struct AliveKey: Hashable {
    private let repeatPurchases: Int64
    private let age: UInt64

    init(_ history: PurchaseHistory) {
        repeatPurchases = history.repeatPurchases
        age = history.age.bitPattern
    }

    func hash(into hasher: inout Hasher) {
        // One word is hashed; ages of one unit differ in bits that this shift leaves apart.
        hasher.combine(age ^ UInt64(bitPattern: repeatPurchases &<< 40))
    }
}
