//
// This source file is part of the swift-loyalty project
// Copyright (c) 2026 the swift-loyalty authors
//
// See LICENSE.txt for license information
// SPDX-License-Identifier: Apache-2.0
//

public import LoyaltyCore

/// What a simulation is about: rules, commands to try, and what must be true whatever happens.
///
/// A world is a value that is copied for every run. It draws commands from a ``ChoiceTape``, keeps in mind what it asked for so
/// that later commands aim at something, and checks each commit against an oracle of its own: a second, simpler telling of the
/// same rules that shares no code with them. ``TabWorld`` is the smallest example.
///
/// The checks that hold for every area (each key has one answer and one effect, time and versions only grow, states equal
/// their folded events, commits are whole, everything settles) are made by the simulation itself.
public protocol SimulationWorld<Rules>: Sendable {
    /// The rules that are tried.
    associatedtype Rules: Decider

    /// The rules that are tried.
    var rules: Rules { get }
    /// How many streams, or groups of streams, commands are about; at least 1.
    var subjects: Int { get }
    /// What the clock shows first.
    var start: Timestamp { get }
    /// How far the clock may move at once, the smallest first; moves back are tried as a fault.
    var clockMoves: [TimeSpan] { get }

    /// Draws what is special about one run, such as which commands are frequent in it.
    ///
    /// - Parameter choices: Where to draw from.
    mutating func prepare(from choices: inout ChoiceTape)

    /// Draws a command.
    ///
    /// - Parameters:
    ///   - subject: Which of the ``subjects`` it is about.
    ///   - asOf: What the clock shows.
    ///   - choices: Where to draw from.
    /// - Returns: The command, well-formed or not.
    /// - Throws: An error if the drawn values make no command; the action is then passed over.
    mutating func command(
        about subject: Int,
        asOf: Timestamp,
        from choices: inout ChoiceTape
    ) throws -> Rules.State.Command

    /// Checks what must be true of a state after every event.
    ///
    /// - Parameters:
    ///   - event: What happened.
    ///   - stream: Where.
    ///   - state: The state after it.
    /// - Throws: A ``SimulationFinding`` if a promise is broken.
    mutating func check(
        _ event: Rules.State.Event,
        in stream: StreamID,
        after state: Rules.State
    ) throws(SimulationFinding)

    /// Checks a commit that has just taken effect against the oracle; refusals are commits too.
    ///
    /// - Parameter commit: The commit.
    /// - Throws: A ``SimulationFinding`` if a promise is broken.
    mutating func check(_ commit: SimulatedCommit<Rules.State>) throws(SimulationFinding)

    /// Checks a command that the rules threw at: it must be malformed indeed.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - error: What the rules threw.
    /// - Throws: A ``SimulationFinding`` if the command should have been decided.
    mutating func check(_ command: Rules.State.Command, refusedWith error: any Error) throws(SimulationFinding)

    /// Checks what must be true when everything has settled.
    ///
    /// - Parameter streams: The whole history of each stream.
    /// - Throws: A ``SimulationFinding`` if a promise is broken.
    mutating func check(settled streams: [SimulatedStream<Rules.State>]) throws(SimulationFinding)

    /// Returns the place that a commit visits.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - answer: Its answer.
    /// - Returns: The mark.
    func mark(_ command: Rules.State.Command, _ answer: Rules.State.Answer) -> SimulationMark

    /// The places that a long simulation must have visited.
    var expectedMarks: [SimulationMark] { get }

    /// Bugs that a simulation of this world must find.
    var plantedBugs: [PlantedBug<Rules>] { get }

    /// Returns a command in a few words, for the trace of a run.
    ///
    /// - Parameter command: The command.
    /// - Returns: The words.
    func text(of command: Rules.State.Command) -> String

    /// Returns an answer in a few words, for the trace of a run.
    ///
    /// - Parameter answer: The answer.
    /// - Returns: The words.
    func text(of answer: Rules.State.Answer) -> String

    /// Returns an event in a few words, for the trace of a run.
    ///
    /// - Parameter event: The event.
    /// - Returns: The words.
    func text(of event: Rules.State.Event) -> String

    /// Mixes what makes a commit different from others into the digest of a run.
    ///
    /// - Parameters:
    ///   - commit: The commit; its number, instant, streams and versions are mixed in already.
    ///   - hash: The digest.
    func mix(_ commit: SimulatedCommit<Rules.State>, into hash: inout StableHash)
}

extension SimulationWorld {
    /// Draws nothing.
    ///
    /// - Parameter choices: Where to draw from.
    public mutating func prepare(from choices: inout ChoiceTape) {}

    /// Checks nothing more.
    ///
    /// - Parameter streams: The whole history of each stream.
    /// - Throws: Nothing, ever.
    public mutating func check(settled streams: [SimulatedStream<Rules.State>]) throws(SimulationFinding) {}

    /// Returns the command as Swift prints it.
    ///
    /// - Parameter command: The command.
    /// - Returns: The words.
    public func text(of command: Rules.State.Command) -> String { String(describing: command) }

    /// Returns the answer as Swift prints it.
    ///
    /// - Parameter answer: The answer.
    /// - Returns: The words.
    public func text(of answer: Rules.State.Answer) -> String { String(describing: answer) }

    /// Returns the event as Swift prints it.
    ///
    /// - Parameter event: The event.
    /// - Returns: The words.
    public func text(of event: Rules.State.Event) -> String { String(describing: event) }

    /// The bugs of drivers and stores that any rules can show.
    public var plantedBugs: [PlantedBug<Rules>] { PlantedBug.ofJournals }

    /// Mixes nothing more in.
    ///
    /// - Parameters:
    ///   - commit: The commit.
    ///   - hash: The digest.
    public func mix(_ commit: SimulatedCommit<Rules.State>, into hash: inout StableHash) {}
}
