//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

import Foundation
import Synchronization

/// A run of `journal-crash-child`, which the build puts beside the tests.
final class ChildProcess: Sendable {
    enum End: Equatable {
        case exit(Int32)
        case signal(Int32)
    }

    struct DidNotDie: Error {}

    /// The numbers of the commands that the process has said are written.
    let acknowledged: AsyncStream<Int>

    private let identifier: pid_t
    private let ended: Task<End, Never>

    init(_ words: [String]) throws {
        let process = Process()
        process.executableURL = Self.folder.appending(path: "journal-crash-child")
        process.arguments = words
        let output = Pipe()
        process.standardOutput = output
        let (ends, end) = AsyncStream.makeStream(of: End.self)
        process.terminationHandler = { process in
            let status = process.terminationStatus
            end.yield(process.terminationReason == .uncaughtSignal ? .signal(status) : .exit(status))
            end.finish()
        }
        let (numbers, number) = AsyncStream.makeStream(of: Int.self)
        acknowledged = numbers
        let rest = Mutex("")
        output.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            guard !data.isEmpty else {
                handle.readabilityHandler = nil
                number.finish()
                return
            }
            rest.withLock { rest in
                rest += String(decoding: data, as: UTF8.self)
                while let newline = rest.firstIndex(of: "\n") {
                    if let value = Int(rest[..<newline]) { number.yield(value) }
                    rest.removeSubrange(...newline)
                }
            }
        }
        try process.run()
        identifier = process.processIdentifier
        ended = Task {
            for await end in ends { return end }
            return .exit(-1)
        }
    }

    func kill() { Foundation.kill(identifier, SIGKILL) }

    func end() async -> End { await ended.value }

    private static var folder: URL {
        #if os(macOS)
            for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
                return bundle.bundleURL.deletingLastPathComponent()
            }
        #endif
        return URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    }
}
