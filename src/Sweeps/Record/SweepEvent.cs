using System.Text.Json.Serialization;

namespace MLNetVision.Sweeps.Record;

/// <summary>A line of a sweep's record.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(SweepBegun), "sweep")]
[JsonDerivedType(typeof(SweepCalled), "call")]
[JsonDerivedType(typeof(SweepEnded), "return")]
[JsonDerivedType(typeof(TrialBegun), "begin")]
[JsonDerivedType(typeof(EpochMeasured), "epoch")]
[JsonDerivedType(typeof(TrialPaused), "pause")]
[JsonDerivedType(typeof(TrialEnded), "end")]
internal abstract record SweepEvent
{
    /// <summary>When it was written.</summary>
    public DateTimeOffset Time { get; init; }
}
