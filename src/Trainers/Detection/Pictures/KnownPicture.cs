using MLNetVision.Metrics;

namespace MLNetVision.Trainers.Detection;

/// <summary>What is remembered of a picture: what is in it, and under which keys its proposals and their features lie.</summary>
/// <param name="Content">The key of its pixels.</param>
/// <param name="Proposals">The key of its proposals.</param>
/// <param name="Objects">What is in it.</param>
internal sealed record KnownPicture(UInt128 Content, UInt128 Proposals, IReadOnlyList<TrueBox> Objects);
