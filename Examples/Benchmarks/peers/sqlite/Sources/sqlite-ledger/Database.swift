//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import CSQLite

/// A database, and the statements that are used again and again.
final class Database {
    private let handle: OpaquePointer

    init(path: String) throws {
        var handle: OpaquePointer?
        let code = sqlite3_open(path, &handle)
        guard code == SQLITE_OK, let handle else { throw Failure("cannot open \(path): code \(code)") }
        self.handle = handle
    }

    deinit { sqlite3_close_v2(handle) }

    /// Runs statements that answer nothing.
    func run(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure(sql) }
    }

    func prepare(_ sql: String) throws -> Statement {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(sql) }
        return Statement(statement: statement, database: self)
    }

    func failure(_ what: String) -> Failure { Failure("\(what): \(String(cString: sqlite3_errmsg(handle)))") }
}

/// A prepared statement.
final class Statement {
    private let statement: OpaquePointer
    private let database: Database

    init(statement: OpaquePointer, database: Database) {
        self.statement = statement
        self.database = database
    }

    deinit { sqlite3_finalize(statement) }

    func bind(_ value: Int64, at index: Int32) { sqlite3_bind_int64(statement, index, value) }

    /// Binds a text that SQLite copies.
    func bind(_ text: String, at index: Int32) {
        var text = text
        text.withUTF8 { bytes in
            let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            bytes.withMemoryRebound(to: CChar.self) {
                _ = sqlite3_bind_text(statement, index, $0.baseAddress, Int32($0.count), transient)
            }
        }
    }

    func bindNull(at index: Int32) { sqlite3_bind_null(statement, index) }

    /// Whether there is another row.
    func step() throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw database.failure(String(cString: sqlite3_sql(statement)))
        }
    }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func isNull(_ column: Int32) -> Bool { sqlite3_column_type(statement, column) == SQLITE_NULL }

    /// Makes the statement ready for the next time.
    func reset() { sqlite3_reset(statement) }

    /// Runs a statement that answers nothing.
    func finish() throws {
        _ = try step()
        reset()
    }
}

/// What went wrong.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
