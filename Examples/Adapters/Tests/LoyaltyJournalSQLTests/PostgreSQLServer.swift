//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation

/// A PostgreSQL of one test's own: in a temporary folder, on a Unix socket, gone afterwards.
final class PostgreSQLServer: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Where `initdb`, `postgres` and `psql` are, or nil if PostgreSQL is not installed.
    static let programs: URL? = {
        let files = FileManager.default
        let folders =
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map {
                URL(fileURLWithPath: String($0))
            }
            + ["/usr/lib/postgresql", "/opt/homebrew/opt"].flatMap { root in
                ((try? files.contentsOfDirectory(atPath: root)) ?? []).sorted().map {
                    URL(fileURLWithPath: root).appending(path: $0).appending(path: "bin")
                }
            }
        return folders.first { folder in
            ["initdb", "postgres", "psql"].allSatisfy {
                files.isExecutableFile(atPath: folder.appending(path: $0).path)
            }
        }
    }()

    private let programs: URL
    private let folder: URL
    /// PostgreSQL refuses to run as root.
    private let asUser: [String]
    private let server = Process()

    init() throws {
        guard let programs = Self.programs else { throw Failure(description: "PostgreSQL is not installed") }
        self.programs = programs
        // Short, because the path of a socket may have 107 bytes.
        folder = URL(fileURLWithPath: "/tmp/lpg-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if geteuid() == 0 {
            let user = try Self.run("/usr/bin/id", ["-u", "postgres"]).trimmingCharacters(in: .whitespacesAndNewlines)
            asUser = ["setpriv", "--reuid=\(user)", "--regid=\(user)", "--clear-groups"]
            _ = try Self.run("/usr/bin/env", ["chown", user, folder.path])
        } else {
            asUser = []
        }
        do {
            let data = folder.appending(path: "data").path
            _ = try program(
                "initdb",
                ["-D", data, "-A", "trust", "-U", "app", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"]
            )
            let options = ["listen_addresses=", "unix_socket_directories=\(folder.path)", "fsync=off"]
            server.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            server.arguments =
                asUser + [programs.appending(path: "postgres").path, "-D", data] + options.flatMap { ["-c", $0] }
            server.currentDirectoryURL = folder
            server.standardOutput = FileHandle.nullDevice
            server.standardError = FileHandle.nullDevice
            try server.run()
            try waitUntilReady()
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    deinit {
        // SIGINT: end sessions, and shut down at once.
        if server.isRunning {
            server.interrupt()
            server.waitUntilExit()
        }
        try? FileManager.default.removeItem(at: folder)
    }

    private func waitUntilReady() throws {
        for _ in 0..<200 {
            if (try? run("SELECT 1")) == "1" { return }
            guard server.isRunning else { break }
            Thread.sleep(forTimeInterval: 0.05)
        }
        if server.isRunning { server.interrupt() }
        throw Failure(description: "PostgreSQL does not answer")
    }

    /// Runs statements in one session; returns what they print, one line a row.
    func run(_ sql: String) throws -> String {
        let words = ["-X", "-q", "-At", "-v", "ON_ERROR_STOP=1", "-h", folder.path, "-U", "app", "-d", "postgres"]
        return try program("psql", words, input: sql).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func program(_ name: String, _ words: [String], input: String = "") throws -> String {
        try Self.run("/usr/bin/env", asUser + [programs.appending(path: name).path] + words, input: input)
    }

    private static func run(_ program: String, _ words: [String], input: String = "") throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = words
        // A file takes any amount of output without a reader.
        let scratch = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try Data(input.utf8).write(to: scratch.appendingPathExtension("in"))
        let output = scratch.appendingPathExtension("out")
        try Data().write(to: output)
        defer {
            for suffix in ["in", "out"] {
                try? FileManager.default.removeItem(at: scratch.appendingPathExtension(suffix))
            }
        }
        process.standardInput = try FileHandle(forReadingFrom: scratch.appendingPathExtension("in"))
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        process.currentDirectoryURL = URL(fileURLWithPath: "/tmp")
        try process.run()
        process.waitUntilExit()
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        guard process.terminationStatus == 0 else { throw Failure(description: "\(words): \(text)") }
        return text
    }
}
