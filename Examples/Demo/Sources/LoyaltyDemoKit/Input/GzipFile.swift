//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation

/// A file that gzip has compressed, read by the system's own tool.
enum GzipFile {
    /// Returns what a compressed file holds.
    ///
    /// - Parameter path: Where it is.
    /// - Returns: What it holds.
    /// - Throws: ``DemoError`` if the tool is missing or refuses the file.
    static func bytes(at path: String) throws(DemoError) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", path]
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch {
            throw DemoError(.unreadableFile, "gzip cannot be run to read '\(path)'")
        }
        // Read to the end before waiting: a full pipe would keep the tool from ending.
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw DemoError(.unreadableFile, "the file '\(path)' is not compressed as its name says")
        }
        return Array(data)
    }
}
