//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The kinds of commands that are drawn, by their names in marks.
enum PartnersKind: String, Hashable, Sendable {
    case recordSale, recordTouched, recordCascade, recordPeriod, reverseSale, voidSale, adjust
    case lockPayout, settlePayout, releasePayout, recordPayout, approveDue

    /// The kinds, each as often as it is drawn.
    static let all: [PartnersKind] = [
        .recordSale, .recordSale, .recordSale, .recordSale, .recordTouched, .recordTouched, .recordTouched,
        .recordCascade, .recordCascade, .recordCascade, .recordCascade, .recordCascade, .recordCascade,
        .recordPeriod, .recordPeriod, .recordPeriod,
        .reverseSale, .reverseSale, .reverseSale, .reverseSale, .reverseSale, .reverseSale, .voidSale, .voidSale,
        .adjust, .adjust, .lockPayout, .lockPayout, .lockPayout, .lockPayout, .settlePayout, .settlePayout,
        .settlePayout, .releasePayout, .releasePayout, .recordPayout, .recordPayout, .approveDue, .approveDue,
    ]
}
