//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// One letter of the alphabet of an exhaustive search: a command, or a while in which nothing is asked.
public enum SmallStep<Command: Equatable & Sendable>: Equatable, Sendable {
    /// Ask this.
    case command(Command)
    /// Let so much time pass.
    case wait(TimeSpan)
}
