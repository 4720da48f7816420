//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// The CPU time of the calling thread, which does not run while another process has the processor.
enum ThreadClock {
    static var nanoseconds: Int64 { Clock.nanoseconds(CLOCK_THREAD_CPUTIME_ID) }
}

/// The time that passes, whoever has the processor.
enum WallClock {
    static var nanoseconds: Int64 { Clock.nanoseconds(CLOCK_MONOTONIC) }
}

private enum Clock {
    static func nanoseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// Takes a value that nobody uses, so that the optimiser keeps the work that made it.
///
/// An empty function that is only kept from being inlined is not enough: the optimiser looks inside and drops the call.
@inline(never) @_optimize(none)
func sink<Value>(_ value: borrowing Value) {}
