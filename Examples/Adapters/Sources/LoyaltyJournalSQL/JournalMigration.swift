//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// One step from one shape of a journal's tables to the next.
///
/// A step is frozen: once it is published neither its number nor its SQL ever changes, so a database that has taken it is
/// known to the byte. Whatever changes later comes as a further step.
public struct JournalMigration: Hashable, Sendable {
    /// The step's place in the order, from 1.
    public let number: Int
    /// What the step does, in a few words for a migration's name or a log.
    public let name: String
    /// The statements, each closed by a semicolon; run them in one transaction.
    public let sql: String

    init(number: Int, name: String, sql: String) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// A name for tools that keep migrations by name, such as `loyalty-journal-1`; it never changes.
    public var identifier: String { "loyalty-journal-\(number)" }
}
