namespace MLNetVision.Sweeps.Record;

/// <summary>The first line: what makes this sweep the same as one that wants to go on with it.</summary>
/// <param name="Version">The form of the record.</param>
/// <param name="Identity">What has to agree, by name.</param>
internal sealed record SweepBegun(int Version, IReadOnlyDictionary<string, string> Identity) : SweepEvent;
