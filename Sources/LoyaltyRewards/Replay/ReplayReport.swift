//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a draft program would have come to over a recorded history, next to the program that decided then.
public struct ReplayReport: Hashable, Sendable {
    /// By the program that decided then.
    public let live: ProgramFigures
    /// By the draft.
    public let draft: ProgramFigures
    /// Each member, in the order of the histories.
    public let members: [MemberReplay]

    /// The members that have another tier by the draft.
    public var changedTiers: [MemberReplay] { members.filter(\.changesTier) }

    /// The members that have another balance by the draft.
    public var changedBalances: [MemberReplay] { members.filter(\.changesBalance) }
}
