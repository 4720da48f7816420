//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What each repeat of some work took, in nanoseconds.
struct Samples: Hashable, Sendable {
    /// The CPU time of the thread.
    private(set) var cpu: [Int64] = []
    /// The time that passed meanwhile, which is longer while other processes have the processor.
    private(set) var wall: [Int64] = []

    /// Measures the work once, on a value that is made before the clocks start and freed after they stop.
    @inline(never) @_optimize(none)
    mutating func measure<Value>(prepare: () throws -> Value, work: (inout Value) throws -> Void) throws {
        var value = try prepare()
        let wallStart = WallClock.nanoseconds
        let start = ThreadClock.nanoseconds
        try work(&value)
        let end = ThreadClock.nanoseconds
        let wallEnd = WallClock.nanoseconds
        cpu.append(end - start)
        wall.append(wallEnd - wallStart)
        sink(value)
    }
}
