//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What an action of a run is, by the first number of its frame.
enum SimulatedAction {
    case step, command, clock

    /// How many numbers tell actions apart.
    static let range = 8

    init(_ number: Int) {
        switch number % Self.range {
        case 0..<5: self = .step
        case 5..<7: self = .command
        default: self = .clock
        }
    }
}
