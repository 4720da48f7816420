//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// The promises of a journal as checks: what a host runs against its own store before it trusts it.
///
/// ``checks`` needs nothing but a way to make an empty journal. ``reopeningChecks`` is for stores on disk: it needs a way to
/// close, kill and damage them. A promise that a store does not keep comes back as findings, never as a trap.
///
/// In Swift Testing:
///
/// ```swift
/// @Test(arguments: JournalConformance.checks)
/// func keeps(_ check: ConformanceCheck) async {
///     #expect(await check.findings(on: { InMemoryJournal<Tab>() }) == [])
/// }
/// ```
///
/// In XCTest, or in a command, loop over the checks and report what they find. Ids never change their meaning; new checks get
/// new ids.
public enum JournalConformance: Sendable {
    /// The checks that every journal passes.
    public static let checks: [ConformanceCheck] =
        (appending + keys + claims + counters + concurrency + delivery + reading + storing + refusing).sorted {
            $0.id < $1.id
        }
}
