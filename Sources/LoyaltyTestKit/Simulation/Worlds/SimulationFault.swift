//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

/// What a simulation does to a client, its deliveries, its clock and its store.
public enum SimulationFault: Int, Hashable, CaseIterable, Sendable {
    /// A load fails.
    case failedLoad
    /// A load returns what was true some commits ago, the record of the key included.
    case staleRead
    /// A load finds no snapshot, or an older one, and has the events from there instead.
    case lostSnapshot
    /// A commit fails before anything is written.
    case failedCommit
    /// A commit is carried out and its reply is lost.
    case lostReply
    /// A commit is refused as stale for no reason.
    case spuriousStale
    /// A client forgets all it knows, and somebody delivers its command again with the same key.
    case crash
    /// A command is delivered twice with one key.
    case duplicateDelivery
    /// A command is handled before one that was asked earlier.
    case lateDelivery
    /// The host's clock goes back.
    case clockBack
    /// A key that stands for a command is used for another one.
    case reusedKey
}

extension SimulationFault: CustomStringConvertible {
    /// The fault's name, for summaries.
    public var description: String {
        switch self {
        case .failedLoad: "failedLoad"
        case .staleRead: "staleRead"
        case .lostSnapshot: "lostSnapshot"
        case .failedCommit: "failedCommit"
        case .lostReply: "lostReply"
        case .spuriousStale: "spuriousStale"
        case .crash: "crash"
        case .duplicateDelivery: "duplicateDelivery"
        case .lateDelivery: "lateDelivery"
        case .clockBack: "clockBack"
        case .reusedKey: "reusedKey"
        }
    }
}

/// How often each fault is injected in one run; drawn anew for each seed, so that some runs are without a fault altogether.
struct FaultRates {
    private var rarities = [Int](repeating: 0, count: SimulationFault.allCases.count)

    static let none = FaultRates()

    private init() {}

    init(drawnFrom choices: inout ChoiceTape) {
        for fault in SimulationFault.allCases { rarities[fault.rawValue] = [0, 40, 12, 5][choices.below(4)] }
    }

    /// How often: once in so many times, 0 for never.
    subscript(_ fault: SimulationFault) -> Int { rarities[fault.rawValue] }
}
