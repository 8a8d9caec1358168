namespace MLNetVision.Sweeps.Record;

/// <summary>The sweep was called, for the first time or to go on.</summary>
internal sealed record SweepCalled(IReadOnlyList<FigureGoal> Objectives, SweepCall Call) : SweepEvent;
