//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyJournal

/// What the conformance suite examines: a store of tabs with everything that can be read back from it.
public typealias ConformingJournal = JournalStore<Tab> & JournalSource<Tab> & OutboxSource
