//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The kinds of commands that are drawn, by their names in marks.
enum PartnersKind: String, Hashable, Sendable {
    case recordSale, recordTouched, reverseSale, recordPayout, approveDue

    /// The kinds, each as often as it is drawn.
    static let all: [PartnersKind] = [
        .recordSale, .recordSale, .recordSale, .recordSale, .recordSale, .recordSale,
        .recordTouched, .recordTouched, .recordTouched,
        .reverseSale, .reverseSale, .reverseSale, .reverseSale, .reverseSale,
        .recordPayout, .recordPayout, .recordPayout, .recordPayout,
        .approveDue, .approveDue,
    ]
}
