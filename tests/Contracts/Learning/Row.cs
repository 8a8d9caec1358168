using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>One example with every kind of label; <see cref="Samples"/> publishes the members a test asks for.</summary>
public sealed class Row
{
    /// <summary>The class, counted from 0; a number beyond the last class becomes a missing key.</summary>
    public uint Class { get; set; }

    public bool Positive { get; set; }

    public float Target { get; set; }

    public float Weight { get; set; } = 1;

    public VBuffer<float> Features { get; set; }
}
